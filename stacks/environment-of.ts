import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { EncryptedKind, Environment } from '../config/environment';
import { EncryptionKey } from '../constructs/encryption/encryption-key';
import type { LogKeeping } from '../constructs/logging/kept-log-group';
import type { TableProps } from '../constructs/storage/table';
import { BaseStack } from './base-stack';

/** The environment that a construct is deployed to: that of its stack. */
export const environmentOf = (scope: IConstruct): Environment => baseStackOf(scope).environment;

/** How names in AWS begin: as the stack's do. */
export const prefixOf = (scope: IConstruct): string => baseStackOf(scope).prefix;

function baseStackOf(scope: IConstruct): BaseStack {
  const stack = TerraformStack.of(scope);
  if (stack instanceof BaseStack) return stack;
  throw new Error(
    `${scope.node.path}: must be in a stack with an environment, was in ${stack.node.path}. Extend BaseStack.`,
  );
}

/** How long a log group of the environment keeps its lines, whether it outlives its stack, and its key. */
export function logKeeping(scope: IConstruct): LogKeeping & { readonly kept: boolean } {
  const { logs, removal } = environmentOf(scope);
  return { retentionDays: logs.retentionDays, kept: removal.logsKept, key: ownKey(scope, 'logs') };
}

/** The stack's own key for one kind of things, made when it is asked for first; none where the environment asks for none. */
export function ownKey(scope: IConstruct, kind: EncryptedKind): EncryptionKey | undefined {
  const { ownKeys = [], region } = environmentOf(scope);
  if (!ownKeys.includes(kind)) return undefined;
  const stack = baseStackOf(scope);
  const [address, title] = keyNames[kind];
  const made = stack.node.children.find((one) => one instanceof EncryptionKey && one.address === address);
  if (made instanceof EncryptionKey) return made;
  return new EncryptionKey(stack, address, {
    name: `${stack.prefix}-${address}`,
    description: `${title} of ${stack.prefix}`,
    region,
  });
}

/** Terraform name of each key, and how a description begins. */
const keyNames: Readonly<Record<EncryptedKind, readonly [string, string]>> = {
  topics: ['alerts', 'Alerts'],
  tables: ['tables', 'Tables'],
  queues: ['queues', 'Queues'],
  logs: ['logs', 'Logs'],
};

/** How a table of the environment keeps its items: whether AWS refuses to delete it, and its key. */
export function tableKeeping(scope: IConstruct): Pick<TableProps, 'deletionProtected' | 'key'> {
  return { deletionProtected: dataProtected(scope), key: ownKey(scope, 'tables') };
}

/** Whether AWS refuses to delete what holds data in the environment. */
export function dataProtected(scope: IConstruct): boolean {
  return environmentOf(scope).removal.dataProtected;
}
