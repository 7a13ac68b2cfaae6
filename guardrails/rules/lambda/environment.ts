import { enumerations, limits } from '../../../limits/limits';
import type { Body } from '../../../terraform/model/resource';
import { argument, atMost, rule, shown } from '../define';
import { matches } from '../demands';
import { lambda } from './function';
import { isSecret } from './secret';

const environmentOf = (resource: Body): [string, unknown][] =>
  resource.blocks('environment').flatMap((block) => Object.entries(block.map('variables') ?? {}));

/** Rules about `environment` of `aws_lambda_function`. */
export const lambdaEnvironmentRules = [
  argument({
    id: 'lambda/environment-name',
    severity: 'rejects',
    source: 'botocore 1.43.11, lambda EnvironmentVariableName',
    on: lambda,
    at: 'environment.variables{key}',
    must: matches(
      /^_(HANDLER|X_AMZN_TRACE_ID)$|^[A-Za-z][A-Za-z0-9_]+$/,
      'be two or more letters, digits and underscores, a letter first',
    ),
    fix: 'Rename the variable.',
  }),
  rule({
    id: 'lambda/environment-reserved',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
    on: lambda,
    demand: 'environment must not set variables of Lambda itself',
    fix: 'Remove the variable; Lambda sets it.',
    check: (resource) =>
      environmentOf(resource).map(
        ([name]) =>
          enumerations.reservedEnvironment.value.some((one) => one === name) &&
          `environment.variables must not set a reserved name, was ${shown(name)}`,
      ),
  }),
  atMost({
    id: 'lambda/environment-size',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: lambda,
    demand: 'environment must have at most 4096 bytes',
    fix: 'Keep large settings in SSM or S3.',
    at: 'environment.variables',
    most: limits.lambdaEnvironmentBytes.value,
    unit: 'bytes',
    count: (resource) =>
      environmentOf(resource).reduce(
        (sum, [name, value]) =>
          sum + Buffer.byteLength(name) + Buffer.byteLength(typeof value === 'object' ? '' : String(value)),
        0,
      ),
  }),
  rule({
    id: 'lambda/environment-secret',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
    on: lambda,
    demand: 'environment must hold no secret',
    fix: 'Read the secret at run time from Secrets Manager or SSM.',
    check: (resource) =>
      environmentOf(resource).map(
        ([name, value]) =>
          isSecret(name, value) &&
          `environment.variables.${name} must not hold a secret, holds a literal of ${value.length} characters`,
      ),
  }),
];
