import { enumerations, limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { longAs, matches, oneOf, within } from '../demands';

/** The Terraform type of a function. */
export const lambda = 'aws_lambda_function';

/** The runtime of a function, or nothing. */
export const runtimeOf = (resource: Body): string => textOf(resource.get('runtime')) ?? '';

/** A supported runtime of the same language; Go runs on the bare system. */
const successorOf = (runtime: string): string =>
  enumerations.supportedRuntimes.value.find((one) => languageOf(one) === languageOf(runtime)) ?? 'provided.al2023';

const languageOf = (runtime: string): string => /^[a-z]+/.exec(runtime)?.[0].replace('dotnetcore', 'dotnet') ?? '';

/** Rules about name, memory, timeout, runtime and concurrency of `aws_lambda_function`. */
export const lambdaFunctionRules = [
  argument({
    id: 'lambda/function-name',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: lambda,
    at: 'function_name',
    must: matches(patterns.functionName, 'be 1 to 64 letters, digits, hyphens and underscores'),
    fix: 'Shorten or rename the function.',
  }),
  argument({
    id: 'lambda/memory',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    on: lambda,
    at: 'memory_size',
    must: within(limits.lambdaMemoryMib.value),
    fix: 'Give MiB within the bounds.',
  }),
  argument({
    id: 'lambda/timeout',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    on: lambda,
    at: 'timeout',
    must: within(limits.lambdaTimeoutSeconds.value),
    severity: 'rejects',
    fix: 'Give seconds, 900 at most.',
  }),
  rule({
    id: 'lambda/runtime-blocked',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: lambda,
    demand: 'runtime must not be blocked',
    fix: 'Use a supported runtime of the same language.',
    check: (resource) =>
      enumerations.blockedRuntimes.value.some((one) => one === runtimeOf(resource)) &&
      `runtime must be a supported one such as ${successorOf(runtimeOf(resource))}, was ${shown(runtimeOf(resource))}, which AWS no longer creates or updates`,
  }),
  rule({
    id: 'lambda/runtime-ended',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    severity: 'misbehaves',
    on: lambda,
    demand: 'runtime must not be past its end of support',
    fix: 'Use a supported runtime of the same language.',
    check: (resource) =>
      enumerations.endedRuntimes.value.some((one) => one === runtimeOf(resource)) &&
      `runtime must be a supported one such as ${successorOf(runtimeOf(resource))}, was ${shown(runtimeOf(resource))}, which gets no patches and is refused from 2027-02-01`,
  }),
  argument({
    id: 'lambda/architecture',
    severity: 'misbehaves',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: lambda,
    at: 'architectures[]',
    must: oneOf(['x86_64', 'arm64']),
    fix: 'Use arm64 or x86_64.',
  }),
  argument({
    id: 'lambda/description',
    severity: 'rejects',
    source: 'botocore 1.43.11, lambda Description',
    on: [lambda, 'aws_lambda_alias', 'aws_lambda_layer_version'],
    at: 'description',
    must: longAs(limits.lambdaDescription.value.least, limits.lambdaDescription.value.most),
    fix: 'Shorten the description.',
  }),
  rule({
    id: 'lambda/reserved-zero',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, PutFunctionConcurrency; gateway status unverified',
    on: lambda,
    demand: 'reserved_concurrent_executions 0 stops the function',
    fix: 'Give at least 1, or -1 for no reservation.',
    check: (resource) =>
      resource.get('reserved_concurrent_executions') !== undefined &&
      numberOf(resource.get('reserved_concurrent_executions')) === 0 &&
      'reserved_concurrent_executions must be positive or -1, was 0, which refuses every call',
  }),
];
