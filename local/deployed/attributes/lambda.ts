import { drawn, uuidFor } from '../ids';
import type { Attributes, Subject } from '../subject';

const functionArn = (of: Subject, name = of.name('function_name')): string => of.arn('lambda', `function:${name}`);

/** The ARN that API Gateway calls a function by. */
const invokeArn = (of: Subject, arn: string): string =>
  `arn:${of.partition}:apigateway:${of.region}:lambda:path/2015-03-31/functions/${arn}/invocations`;

const streamingArn = (of: Subject, arn: string): string =>
  `arn:${of.partition}:apigateway:${of.region}:lambda:path/2021-11-15/functions/${arn}/response-streaming-invocations`;

const versionOf = (of: Subject): string => (String(of.resource.get('publish')) === 'true' ? '1' : '$LATEST');
const qualifiedArn = (of: Subject): string => `${functionArn(of)}:${versionOf(of)}`;

const lambda: Attributes = {
  id: (of) => of.name('function_name'),
  arn: functionArn,
  invoke_arn: (of) => invokeArn(of, functionArn(of)),
  response_streaming_invoke_arn: (of) => streamingArn(of, functionArn(of)),
  qualified_arn: qualifiedArn,
  qualified_invoke_arn: (of) => invokeArn(of, qualifiedArn(of)),
  version: versionOf,
  timeout: () => 3,
  memory_size: () => 128,
  package_type: () => 'Zip',
  architectures: () => ['x86_64'],
  reserved_concurrent_executions: () => -1,
  last_modified: () => '2026-01-01T00:00:00.000+0000',
  source_code_hash: (of) => Buffer.from(drawn(of.seed, 32)).toString('base64'),
  source_code_size: () => 1024,
};

/** The function that an alias or a URL is of, named by name or by ARN. */
function namedFunction(of: Subject): string {
  const given = of.text('function_name');
  return functionArn(of, given.includes(':function:') ? given.replace(/^.*:function:/, '') : given);
}

const aliasArn = (of: Subject): string =>
  `${namedFunction(of).replace(/(:function:[^:]+):.*$/, '$1')}:${of.text('name')}`;

const alias: Attributes = {
  id: aliasArn,
  arn: aliasArn,
  invoke_arn: (of) => invokeArn(of, aliasArn(of)),
  response_streaming_invoke_arn: (of) => streamingArn(of, aliasArn(of)),
};

const layerArn = (of: Subject): string => of.arn('lambda', `layer:${of.text('layer_name')}`);
const layer: Attributes = {
  id: (of) => `${layerArn(of)}:1`,
  arn: (of) => `${layerArn(of)}:1`,
  layer_arn: layerArn,
  version: () => '1',
};

const urlId = (of: Subject): string => drawn(of.seed, 32);
const functionUrl: Attributes = {
  id: (of) => of.text('function_name'),
  url_id: urlId,
  function_arn: namedFunction,
  function_url: (of) => `https://${urlId(of)}.lambda-url.${of.region}.on.aws/`,
};

const mapping: Attributes = {
  id: (of) => uuidFor(of.seed),
  uuid: (of) => uuidFor(of.seed),
  arn: (of) => of.arn('lambda', `event-source-mapping:${uuidFor(of.seed)}`),
  function_arn: namedFunction,
};

/** Lambda. */
export const lambdaAttributes: Readonly<Record<string, Attributes>> = {
  aws_lambda_function: lambda,
  aws_lambda_alias: alias,
  aws_lambda_layer_version: layer,
  aws_lambda_function_url: functionUrl,
  aws_lambda_event_source_mapping: mapping,
  aws_lambda_permission: { id: (of) => of.name('statement_id'), statement_id: (of) => of.name('statement_id') },
  aws_lambda_provisioned_concurrency_config: { id: (of) => `${of.text('function_name')},${of.text('qualifier')}` },
};
