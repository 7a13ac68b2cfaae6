import { numberOf, textOf, type Value } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import type { Deployed } from '../deployed/deployed';

/** A function as it is configured. */
export interface FunctionConfiguration {
  /** Terraform address. */
  readonly address: string;
  readonly name: string;
  /** ARN without qualifier. */
  readonly arn: string;
  readonly runtime: string;
  readonly handler: string;
  /** Seconds that a call may take. */
  readonly timeout: number;
  /** Megabytes. */
  readonly memory: number;
  /** Environment variables of the function itself. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names of environment variables whose value no document tells. */
  readonly unknownVariables: readonly string[];
  readonly roleArn: string | undefined;
  /** How many calls may run at once. */
  readonly reserved: number | undefined;
  readonly logGroup: string;
  readonly logFormat: 'JSON' | 'Text';
  /** Least level of the lines that a function with JSON logs writes. */
  readonly logLevel: string;
  readonly region: string;
}

/** Reads the configuration of a function. */
export function configurationOf(resource: Resource, deployed: Deployed): FunctionConfiguration {
  const name = textOf(resource.get('function_name')) ?? resource.base.replace(/^.*\./, '');
  const region = resource.region ?? deployed.region;
  const variables = resource.block('environment')?.map('variables') ?? {};
  const logging = resource.block('logging_config');
  return {
    address: resource.address,
    name,
    arn: `arn:${deployed.partition}:lambda:${region}:${deployed.accountId}:function:${name}`,
    runtime: textOf(resource.get('runtime')) ?? 'container image',
    handler: textOf(resource.get('handler')) ?? '',
    timeout: numberOf(resource.get('timeout')) ?? 3,
    memory: numberOf(resource.get('memory_size')) ?? 128,
    variables: known(variables),
    unknownVariables: Object.keys(variables).filter((one) => textOf(variables[one]) === undefined),
    roleArn: textOf(resource.get('role')),
    reserved: reservedIn(resource.get('reserved_concurrent_executions')),
    logGroup: textOf(logging?.get('log_group')) ?? `/aws/lambda/${name}`,
    logFormat: logging?.get('log_format') === 'JSON' ? 'JSON' : 'Text',
    logLevel: textOf(logging?.get('application_log_level')) ?? 'INFO',
    region,
  };
}

function known(variables: Readonly<Record<string, Value>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]): [string, string][] => {
      const text = textOf(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** `-1` is the provider's way to say that nothing is reserved. */
function reservedIn(value: Value | undefined): number | undefined {
  const reserved = numberOf(value);
  return reserved === undefined || reserved < 0 ? undefined : reserved;
}
