import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

/** Keys of KMS and secrets of Secrets Manager, and calls of both. */
export const keysAndSecretsUsage = (stack: Stack): readonly Usage[] => [...keyUsage(stack), ...secretUsage(stack)];

function keyUsage(stack: Stack): Usage[] {
  const keys = stack.all('aws_kms_key', 'aws_kms_external_key', 'aws_kms_replica_key', 'aws_kms_replica_external_key');
  if (keys.length === 0) return [];
  for (const key of keys) {
    if (key.get('enable_key_rotation') === true)
      stack.notes.assume(
        `${key.address}: its first and second rotation will add 1 USD a month each, which is not in the sum`,
      );
  }
  const calls = stack.traffic.number('kmsRequests');
  return [
    ...keys.map((key) => usage('kms.key', key, Exact.of(1), '1 key')),
    usage('kms.requests', keys, calls, `${shown(calls)} calls`),
  ];
}

function secretUsage(stack: Stack): Usage[] {
  const secrets = stack.all('aws_secretsmanager_secret');
  if (secrets.length === 0) return [];
  const calls = stack.traffic.number('secretCalls');
  return [
    ...secrets.map((secret) => {
      const copies = 1 + secret.blocks('replica').length;
      return usage(
        'secrets.secret',
        secret,
        Exact.of(copies),
        copies === 1 ? '1 secret' : `1 secret in ${copies} regions`,
      );
    }),
    usage('secrets.requests', secrets, calls, `${shown(calls)} calls`),
  ];
}
