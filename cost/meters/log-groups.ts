import { Unknown, type Value } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import type { Stack } from '../stack';

/** The log group that a function writes to, when the stack holds it. */
export function groupOfFunction(lambda: Resource, { model }: Stack): Resource | undefined {
  const config = lambda.block('logging_config');
  const named = config && model.follow(config, 'log_group', 'aws_cloudwatch_log_group');
  if (named !== undefined) return named;
  const written = config?.get('log_group');
  const name = written === undefined ? prefixed('/aws/lambda/', lambda.get('function_name')) : spelled(written);
  return model
    .ofType('aws_cloudwatch_log_group')
    .find(
      (group) =>
        (name !== undefined && spelled(group.get('name')) === name) ||
        (written === undefined && model.follow(group, 'name', 'aws_lambda_function') === lambda),
    );
}

/** The log group that the execution log of a REST API is written to, when the stack holds one. */
export const groupOfExecution = (api: Resource, { model }: Stack): Resource | undefined =>
  model
    .ofType('aws_cloudwatch_log_group')
    .find(
      (group) =>
        spelled(group.get('name'))?.startsWith('API-Gateway-Execution-Logs_') &&
        model.follow(group, 'name', api.type) === api,
    );

function prefixed(prefix: string, value: Value | undefined): string | undefined {
  const text = spelled(value);
  return text === undefined ? undefined : prefix + text;
}

/** A text that is equal for equal names: known, built of the same references, or with holes at the same places. */
function spelled(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (!(value instanceof Unknown) || value.uncertain || value.parts.every((part) => part === undefined))
    return undefined;
  return value.parts
    .map((part) =>
      typeof part === 'object' ? `<${part.address}[${part.key ?? ''}].${part.path.join('.')}>` : (part ?? '?'),
    )
    .join('');
}
