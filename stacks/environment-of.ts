import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Environment } from '../config/environment';
import { BaseStack } from './base-stack';

/** The environment that a construct is deployed to: that of its stack. */
export function environmentOf(scope: IConstruct): Environment {
  const stack = TerraformStack.of(scope);
  if (stack instanceof BaseStack) return stack.environment;
  throw new Error(
    `${scope.node.path}: must be in a stack with an environment, was in ${stack.node.path}. Extend BaseStack.`,
  );
}

/** How long a log group of the environment keeps its lines, and whether it outlives its stack. */
export function logKeeping(scope: IConstruct): { retentionDays: Environment['logs']['retentionDays']; kept: boolean } {
  const { logs, removal } = environmentOf(scope);
  return { retentionDays: logs.retentionDays, kept: removal.logsKept };
}

/** Whether AWS refuses to delete what holds data in the environment. */
export function dataProtected(scope: IConstruct): boolean {
  return environmentOf(scope).removal.dataProtected;
}
