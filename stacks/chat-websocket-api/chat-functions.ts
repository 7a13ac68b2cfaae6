import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { BundledFunction, type BundledFunctionProps } from '../../constructs/lambda/bundled-function';
import { FunctionLogGroup } from '../../constructs/lambda/function-log-group';
import { FunctionRole } from '../../constructs/lambda/function-role';
import type { PolicyStatement } from '../../constructs/lambda/policy-document';

/** What {@link chatFunction} takes beside what the function itself does. */
export interface ChatFunctionProps
  extends Pick<
    BundledFunctionProps,
    'functionName' | 'description' | 'bundle' | 'environment' | 'timeoutSeconds' | 'memoryMb'
  > {
  /** What it is called in logs, metrics and traces. */
  readonly service: string;

  /** What it may do beside logging and tracing; left out, nothing. */
  readonly statements?: readonly PolicyStatement[];
}

/** A function of the chat with a log group and a role of its own, all at one Terraform name. */
export function chatFunction(
  scope: Construct,
  id: string,
  { logs, removal }: Environment,
  { service, statements, ...props }: ChatFunctionProps,
): { function: BundledFunction; logGroupName: string } {
  const { functionName } = props;
  const logGroup = new FunctionLogGroup(scope, id, {
    functionName,
    retentionDays: logs.retentionDays,
    kept: removal.logsKept,
  });
  const role = new FunctionRole(scope, id, { name: functionName, logGroup, traced: true, statements });
  const lambda = new BundledFunction(scope, id, {
    ...props,
    role,
    logGroup,
    logLevel: logs.level,
    traced: true,
    powertools: { service, metricsNamespace: 'Gatehouse/Chat' },
  });
  return { function: lambda, logGroupName: logGroup.logGroupName };
}
