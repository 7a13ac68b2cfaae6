import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import { isSecretName } from './mask';

/** Letters of the shortest text that is taken for a secret wherever it stands: shorter ones are words of others, too. */
const shortest = 8;

const known = new WeakMap<Model, readonly string[]>();

/** The secrets that a document holds, the longest first, so that they are masked in what functions got, wrote and answered. */
export function secretsIn(model: Model): readonly string[] {
  const found = known.get(model) ?? [...new Set(read(model))].filter(({ length }) => length >= shortest).sort(byLength);
  known.set(model, found);
  return found;
}

const byLength = (one: string, other: string): number => other.length - one.length;

/** Values of environment variables with secret names, of Secrets Manager, of encrypted parameters and of API keys. */
function read(model: Model): string[] {
  const values = (type: string, name: string) => model.ofType(type).map((one) => textOf(one.attribute(name)) ?? '');
  const encrypted = model.ofType('aws_ssm_parameter').filter((one) => textOf(one.get('type')) === 'SecureString');
  const stored = values('aws_secretsmanager_secret_version', 'secret_string');
  return [
    ...model.ofType('aws_lambda_function').flatMap((lambda) => {
      const variables = lambda.block('environment')?.map('variables') ?? {};
      return Object.entries(variables).flatMap(([name, value]) => (isSecretName(name) ? (textOf(value) ?? []) : []));
    }),
    ...stored,
    ...stored.flatMap(membersOf),
    ...encrypted.map((one) => textOf(one.get('value')) ?? ''),
    ...values('aws_api_gateway_api_key', 'value'),
  ];
}

/** A secret is often JSON: a user with a password. */
function membersOf(text: string): string[] {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null
      ? Object.values(read).filter((one) => typeof one === 'string')
      : [];
  } catch {
    return [];
  }
}
