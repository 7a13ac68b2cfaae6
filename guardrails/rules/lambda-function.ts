import { enumerations, limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { isList, numberOf, textOf } from '../model/value';
import { soleReference } from './apis';
import { argument, rule, shown } from './define';
import { longAs, matches, oneOf, sized, within } from './demands';
import { invocationOf } from './invocation';
import { ignoresChanges } from './ordering';
import { isSecret } from './secret';

/** The Terraform type of a function. */
export const lambda = 'aws_lambda_function';

const isImage = (resource: Body): boolean => resource.get('package_type') === 'Image';

const isZip = (resource: Body): boolean => resource.lacks('package_type') || resource.get('package_type') === 'Zip';

/** The runtime of a function, or nothing. */
export const runtimeOf = (resource: Body): string => textOf(resource.get('runtime')) ?? '';

const environmentOf = (resource: Body): [string, unknown][] =>
  resource.blocks('environment').flatMap((block) => Object.entries(block.map('variables') ?? {}));

const basics = [
  argument({
    id: 'lambda/function-name',
    fact: 'R281',
    on: lambda,
    at: 'function_name',
    must: matches(/^[A-Za-z0-9_-]{1,64}$/, 'be 1 to 64 letters, digits, hyphens and underscores'),
    fix: 'Shorten or rename the function.',
  }),
  argument({
    id: 'lambda/memory',
    fact: 'R282',
    on: lambda,
    at: 'memory_size',
    must: within(limits.lambdaMemoryMib.value),
    fix: 'Give MiB within the bounds.',
  }),
  argument({
    id: 'lambda/timeout',
    fact: 'R283',
    on: lambda,
    at: 'timeout',
    must: within(limits.lambdaTimeoutSeconds.value),
    severity: 'rejects',
    fix: 'Give seconds, 900 at most.',
  }),
  rule({
    id: 'lambda/runtime-blocked',
    fact: 'R284',
    on: lambda,
    demand: 'runtime must not be blocked',
    fix: 'Use nodejs22.x or another supported runtime.',
    check: (resource) =>
      enumerations.blockedRuntimes.value.some((one) => one === runtimeOf(resource)) &&
      `runtime must be a supported one, was ${shown(runtimeOf(resource))}, which AWS no longer creates or updates`,
  }),
  rule({
    id: 'lambda/runtime-ended',
    fact: 'R284',
    severity: 'misbehaves',
    on: lambda,
    demand: 'runtime must not be past its end of support',
    fix: 'Use nodejs22.x or another supported runtime.',
    check: (resource) =>
      enumerations.endedRuntimes.value.some((one) => one === runtimeOf(resource)) &&
      `runtime must be a supported one, was ${shown(runtimeOf(resource))}, which gets no patches and is refused from 2027-02-01`,
  }),
  argument({
    id: 'lambda/architecture',
    fact: 'R295',
    on: lambda,
    at: 'architectures[]',
    must: oneOf(['x86_64', 'arm64']),
    fix: 'Use arm64 or x86_64.',
  }),
  argument({
    id: 'lambda/layers',
    fact: 'R297',
    on: lambda,
    at: 'layers',
    must: sized(0, limits.lambdaLayers.value),
    fix: 'Merge layers.',
  }),
  argument({
    id: 'lambda/layer-name',
    fact: 'R299',
    on: 'aws_lambda_layer_version',
    at: 'layer_name',
    must: matches(
      /^([A-Za-z0-9_-]{1,140}|arn:[\w-]+:lambda:.*)$/,
      'be 1 to 140 letters, digits, hyphens and underscores',
    ),
    fix: 'Rename the layer.',
  }),
  argument({
    id: 'lambda/description',
    fact: 'R300',
    on: lambda,
    at: 'description',
    must: longAs(limits.lambdaDescription.value.least, limits.lambdaDescription.value.most),
    fix: 'Shorten the description.',
  }),
  rule({
    id: 'lambda/reserved-zero',
    fact: 'R302',
    on: lambda,
    demand: 'reserved_concurrent_executions 0 stops the function',
    fix: 'Give at least 1, or -1 for no reservation.',
    check: (resource) =>
      resource.get('reserved_concurrent_executions') !== undefined &&
      numberOf(resource.get('reserved_concurrent_executions')) === 0 &&
      'reserved_concurrent_executions must be positive or -1, was 0, which refuses every call',
  }),
];

const environment = [
  argument({
    id: 'lambda/environment-name',
    fact: 'R286',
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
    fact: 'R287',
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
  rule({
    id: 'lambda/environment-size',
    fact: 'R288',
    on: lambda,
    demand: 'environment must have at most 4096 bytes',
    fix: 'Keep large settings in SSM or S3.',
    check: (resource) => {
      const size = environmentOf(resource).reduce(
        (sum, [name, value]) =>
          sum + Buffer.byteLength(name) + Buffer.byteLength(typeof value === 'object' ? '' : String(value)),
        0,
      );
      return (
        size > limits.lambdaEnvironmentBytes.value &&
        `environment.variables must have at most ${limits.lambdaEnvironmentBytes.value} bytes, had ${size}`
      );
    },
  }),
  rule({
    id: 'lambda/environment-secret',
    fact: 'R289',
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

const hashed = /[0-9a-f]{8,}/i;

const code = [
  rule({
    id: 'lambda/source-code-hash',
    fact: 'R291',
    on: lambda,
    demand: 'source_code_hash must follow the archive',
    fix: 'Set source_code_hash = filebase64sha256(FILE), or output_base64sha256 of the archive.',
    check: (resource) => {
      const file = resource.get('filename');
      const sole = soleReference(resource.symbolic('filename'));
      const archived = sole !== undefined && /(^|\.)data\.archive_file\./.test(sole.address);
      const fixed = archived || (typeof file === 'string' && !hashed.test(file));
      return (
        fixed &&
        resource.lacks('source_code_hash') &&
        !resource.names.includes('source_code_hash') &&
        !ignoresChanges(resource, 'filename') &&
        !ignoresChanges(resource, 'source_code_hash') &&
        `source_code_hash must follow ${sole?.address ?? shown(file)}, was absent: new code is not deployed`
      );
    },
  }),
  rule({
    id: 'lambda/bucket-region',
    fact: 'R292',
    on: lambda,
    demand: 'the bucket of the code must be in the region of the function',
    fix: 'Copy the archive into a bucket of the region.',
    check: (resource, model) => {
      const bucket = model.follow(resource, 's3_bucket', 'aws_s3_bucket');
      const [own, other] = [resource.region, bucket?.type === 'aws_s3_bucket' ? bucket.region : undefined];
      return (
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        `s3_bucket must be in ${own}, ${bucket?.address} is in ${other}`
      );
    },
  }),
  rule({
    id: 'lambda/handler-form',
    fact: 'R293',
    on: lambda,
    demand: 'handler must be FILE.FUNCTION without spaces',
    fix: 'Write for example index.handler.',
    check: (resource) => {
      const handler = textOf(resource.get('handler'));
      if (handler === undefined) return undefined;
      const dotless = /^(nodejs|python|ruby)/.test(runtimeOf(resource)) && !/\S\.\S/.test(handler);
      return (/\s/.test(handler) || dotless) && `handler must be FILE.FUNCTION without spaces, was ${shown(handler)}`;
    },
  }),
  rule({
    id: 'lambda/package-type',
    fact: 'R294',
    on: lambda,
    demand: 'an Image has image_uri and no handler, runtime or layers; a Zip has no image_config',
    fix: 'Keep the arguments of one package type.',
    check: (resource) => [
      ...['handler', 'runtime', 'layers'].map(
        (name) =>
          isImage(resource) &&
          resource.has(name) === true &&
          resource.get(name) !== '' &&
          `${name} must be absent with package_type Image, was ${shown(resource.get(name))}`,
      ),
      isImage(resource) && resource.lacks('image_uri') && 'image_uri must be given with package_type Image, was absent',
      ...['image_config', 'image_uri'].map(
        (name) =>
          isZip(resource) && resource.has(name) === true && `${name} must be absent with package_type Zip, was given`,
      ),
    ],
  }),
  rule({
    id: 'lambda/layer-arns',
    fact: 'R298',
    on: lambda,
    demand: 'layers must be versioned ARNs of the same region, one version a layer',
    fix: 'Use arn of the aws_lambda_layer_version.',
    check: layerProblems,
  }),
];

function layerProblems(resource: Resource): (string | undefined | false)[] {
  const symbolic = resource.symbolic('layers');
  const entries = isList(symbolic) ? symbolic : [];
  const literal = entries.filter((one): one is string => typeof one === 'string');
  const layers = literal.flatMap((one) => /^(arn:[^:]+:lambda:([^:]+):[^:]+:layer:[^:]+):\d+$/.exec(one)?.[1] ?? []);
  return [
    ...literal.map(
      (one) =>
        !/^arn:[^:]+:lambda:[^:]+:[^:]+:layer:[^:]+:\d+$/.test(one) &&
        `layers must be versioned ARNs, was ${shown(one)}`,
    ),
    ...entries.map((one) => {
      const sole = soleReference(one);
      return sole?.attribute === 'layer_arn' && `layers must be versioned ARNs, was layer_arn of ${sole.address}`;
    }),
    ...literal.map((one) => {
      const region = /^arn:[^:]+:lambda:([a-z0-9-]+):/.exec(one)?.[1];
      return (
        region !== undefined &&
        resource.region !== undefined &&
        region !== resource.region &&
        `layers must be in ${resource.region}, was ${shown(one)}`
      );
    }),
    layers.some((one, at) => layers.indexOf(one) !== at) && `layers must name each layer once, was ${shown(layers)}`,
  ];
}

const warmup = rule({
  id: 'lambda/warm-up-target',
  fact: 'R332',
  on: 'aws_cloudwatch_event_target',
  demand: 'a scheduled warm-up must call what the API calls',
  fix: 'Point the target at the alias.',
  check: (resource, model) => {
    const call = invocationOf(resource, 'arn', model);
    const event = model.follow(resource, 'rule', 'aws_cloudwatch_event_rule');
    const scheduled = event?.type === 'aws_cloudwatch_event_rule' && !event.lacks('schedule_expression');
    const served = call?.lambda && scheduled && call.unqualified ? aliasServed(call.lambda, model) : undefined;
    return served && `arn must be ${served.address}, which the API calls, was ${call?.lambda?.address} without alias`;
  },
});

/** The alias through which, and only through which, integrations call a function. */
function aliasServed(called: Resource, model: Model): Resource | undefined {
  const calls = model
    .ofType('aws_apigatewayv2_integration', 'aws_api_gateway_integration')
    .flatMap(
      (one) => invocationOf(one, one.type === 'aws_api_gateway_integration' ? 'uri' : 'integration_uri', model) ?? [],
    );
  const own = calls.filter((one) => one.lambda === called);
  return own.length > 0 && own.every((one) => one.alias !== undefined) ? own[0]?.alias : undefined;
}

/** Rules about `aws_lambda_function`, its settings and event sources. */
export const lambdaFunctionRules = [...basics, ...environment, ...code, warmup];
