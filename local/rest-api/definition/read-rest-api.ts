import type { Resource } from '../../../terraform/model/resource';
import type { Deployed } from '../../deployed/deployed';
import type { World } from '../../world';
import { computedIn, flagIn, jsonIn, numberIn, textIn, textsIn } from './arguments';
import { gatewayResponsesFromResources, methodsFromResources, modelsFromResources } from './from-resources';
import { ofApi } from './of-api';
import { listOf, OpenApiDocument, objectOf, stringOf } from './openapi/document';
import { fromOpenApi } from './openapi/from-openapi';
import type { RestApiDefinition } from './rest-api-definition';

/** Reads a REST API: what its body tells, and over that what resources of their own tell. */
export function readRestApi(api: Resource, { deployed, unsupported }: World): RestApiDefinition {
  const { model, region, accountId, partition } = deployed;
  const document = bodyOf(api, unsupported);
  const imported = fromOpenApi(document, api.address);
  const id = computedIn(api, 'id') ?? 'restapi';
  return {
    id,
    name: textIn(api, 'name') ?? id,
    address: api.address,
    executionArn: `arn:${partition}:execute-api:${region}:${accountId}:${id}`,
    methods: [...imported.methods, ...methodsFromResources(model, api)],
    models: [...imported.models, ...modelsFromResources(model, api)],
    gatewayResponses: new Map([...imported.gatewayResponses, ...gatewayResponsesFromResources(model, api)]),
    ...settingsOf(api, document),
    policy: policyOf(api, deployed, document),
  };
}

/** A body that cannot be read is named, and counts as an empty one. */
function bodyOf(api: Resource, unsupported: World['unsupported']): OpenApiDocument {
  try {
    return new OpenApiDocument(textIn(api, 'body') ?? '{}');
  } catch (problem) {
    const [why] = (problem instanceof Error ? problem.message : String(problem)).split('\n');
    unsupported(api.address, `the body cannot be read: ${why}`);
    return new OpenApiDocument('{}');
  }
}

type Settings = Pick<
  RestApiDefinition,
  'binaryMediaTypes' | 'minimumCompressionSize' | 'apiKeySource' | 'endpointDisabled' | 'isEdge'
>;

function settingsOf(api: Resource, { root }: OpenApiDocument): Settings {
  const types = textsIn(api, 'binary_media_types');
  const compression =
    numberIn(api, 'minimum_compression_size') ?? numberOf(root['x-amazon-apigateway-minimum-compression-size']);
  const source = textIn(api, 'api_key_source') ?? stringOf(root['x-amazon-apigateway-api-key-source']);
  const endpoint = objectOf(root['x-amazon-apigateway-endpoint-configuration']);
  return {
    binaryMediaTypes: types.length > 0 ? types : listOf(root['x-amazon-apigateway-binary-media-types']).map(String),
    minimumCompressionSize: compression === undefined || compression < 0 ? undefined : compression,
    apiKeySource: source === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER',
    isEdge: isEdge(api),
    endpointDisabled: flagIn(api, 'disable_execute_api_endpoint') || endpoint.disableExecuteApiEndpoint === true,
  };
}

/** The type of an API that states none is EDGE. */
const isEdge = (api: Resource): boolean =>
  api.blocks('endpoint_configuration').every((block) => textsIn(block, 'types').every((type) => type === 'EDGE'));

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function policyOf(api: Resource, { model }: Deployed, { root }: OpenApiDocument): unknown {
  const [attached] = ofApi(model, 'aws_api_gateway_rest_api_policy', api);
  const own = jsonIn(api, 'policy') ?? (attached && jsonIn(attached, 'policy'));
  return own ?? root['x-amazon-apigateway-policy'];
}
