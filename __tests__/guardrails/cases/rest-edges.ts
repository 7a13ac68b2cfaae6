import { type Case, proof, type Resources, ref } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');
const api = 'aws_api_gateway_rest_api.a';
const rest_api_id = ref(`${api}.id`);
const other = 'aws_api_gateway_rest_api.b';
const apis: Resources = { [api]: { name: 'a' }, [other]: { name: 'b' } };
const [resource, further] = ['aws_api_gateway_resource.r', 'aws_api_gateway_resource.s'];
const [method, second] = ['aws_api_gateway_method.m', 'aws_api_gateway_method.n'];
const [integration, last] = ['aws_api_gateway_integration.i', 'aws_api_gateway_integration.j'];
const deployment = 'aws_api_gateway_deployment.d';
const stage = 'aws_api_gateway_stage.s';
const version = 'aws_api_gateway_documentation_version.v';

const documented = (paths: Body, more: Body = {}): string => JSON.stringify({ openapi: '3.0.1', paths, ...more });
const bodied = (rule: string, when: string, broken: string, sound: string): Case =>
  proof(rule, { [api]: { body: broken } }, { [api]: { body: sound } }, `${api}.body`, { when });
const calling = (called: Body, more: Body = {}): Body => ({
  get: { responses: { '200': {} }, ...more, 'x-amazon-apigateway-integration': called },
});
const url = { type: 'http', httpMethod: 'GET', uri: 'https://orders.example.com' };
const queue = { type: 'aws', httpMethod: 'POST', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/q' };
const mapping = { ...url, requestParameters: { 'integration.request.path.id': 'method.request.path.id' } };
const moved = { 'method.response.header.Location': "'/orders'" };
const answering = (answer: Body, headers: Body = {}): string =>
  documented({ '/': calling({ ...url, responses: { default: answer } }, { responses: { '200': { headers } } }) });
const modelled = (more: Body): string =>
  documented(
    {
      '/': {
        get: {
          responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } },
        },
      },
    },
    more,
  );
const yaml = (region: string): string => `paths:\n  uri: arn:aws:apigateway:${region}:lambda:path/x`;

const bodyCases: Case[] = [
  bodied(
    'rest-api/body-paths',
    'in the first segment',
    documented({ '/or*ders/{id}': {} }),
    documented({ '/orders/{id}': {} }),
  ),
  bodied(
    'rest-api/body-integration',
    'against a service that is not known',
    documented({ '/': calling(queue) }),
    documented({ '/': calling({ ...queue, uri: unknown }) }),
  ),
  bodied(
    'rest-api/body-response-parameters',
    'against one of two headers',
    answering({ statusCode: '200', responseParameters: moved }),
    answering({ statusCode: '200', responseParameters: moved }, { Location: {}, 'X-Page': {} }),
  ),
  bodied('rest-api/body-response-parameters', 'against no status', answering({ statusCode: '201' }), answering({})),
  bodied(
    'rest-api/body-request-parameters',
    'against parameters that stand elsewhere',
    documented({ '/{id}': calling(mapping) }),
    documented({ '/{id}': calling(mapping, { parameters: [{ $ref: '#/components/parameters/id' }] }) }),
  ),
  bodied(
    'rest-api/body-request-parameters',
    'against parameters that are not known',
    documented({ '/{id}': calling(mapping) }),
    documented({ '/{id}': calling(mapping, { parameters: unknown }) }),
  ),
  bodied(
    'rest-api/body-model-known',
    'without schemas, against components that are not known',
    modelled({ components: {} }),
    modelled({ components: unknown }),
  ),
  proof(
    'rest-api/body-yaml-region',
    { [api]: { region: 'eu-central-1', body: yaml('eu-west-1') } },
    { [api]: { body: yaml('eu-central-1') } },
    `${api}.region`,
    { when: 'of its own' },
  ),
  proof(
    'rest-api/body-deployed',
    { [api]: { body: documented({ '/': { get: { responses: {} } } }) }, [deployment]: { rest_api_id } },
    { [integration]: { rest_api_id } },
    `${api}.body`,
    { when: 'beside an integration of its own' },
  ),
];

const at = (parent_id: string, path_part: string): Body => ({ rest_api_id, parent_id, path_part });
const of = (place: string, more: Body = {}): Body => ({
  rest_api_id,
  resource_id: ref(`${place}.id`),
  http_method: 'GET',
  ...more,
});
const named = (...addresses: readonly string[]): Resources => ({
  [deployment]: {
    rest_api_id,
    triggers: { redeployment: ref(`sha1(jsonencode([${addresses.map((one) => `${one}.id`).join(', ')}]))`) },
  },
});

const resourceCases: Case[] = [
  proof(
    'rest-api/resource-of-api',
    { ...apis, [resource]: { rest_api_id: ref(`${other}.id`) }, [method]: of(resource) },
    { [method]: { rest_api_id: unknown } },
    [`${resource}.rest_api_id`, `${method}.resource_id`],
    { when: 'against an API that is not known' },
  ),
  proof(
    'rest-api/path-part-unique',
    { ...apis, [resource]: at('root', 'x'), [further]: at('root', 'x') },
    { [resource]: { parent_id: unknown }, [further]: { parent_id: unknown } },
    `${further}.path_part`,
    { when: 'against parents that are not known' },
  ),
  proof(
    'rest-api/documentation-version-known',
    { ...apis, [stage]: { rest_api_id, documentation_version: '1' }, [version]: { rest_api_id, version: '2' } },
    { [stage]: { documentation_version: '2' } },
    `${version}.version`,
    { when: 'beside another version' },
  ),
  proof(
    'rest-api/required-parameter-validator',
    { [method]: { request_parameters: { 'method.request.querystring.a': true } } },
    { [method]: { request_parameters: { 'method.request.querystring.a': false, 'method.request.path.b': true } } },
    `${method}.request_parameters`,
    { when: 'against an optional one' },
  ),
  proof(
    'rest-api/model-validator',
    { [method]: { request_models: { 'application/json': 'Item' } } },
    { [method]: { request_models: { 'application/json': 'Empty' } } },
    `${method}.request_models`,
    { when: 'against the model of nothing' },
  ),
  proof(
    'rest-api/deployment-after-methods',
    { ...apis, [method]: of(resource, { rest_api_id: ref(`${other}.id`) }), [deployment]: { rest_api_id } },
    { [integration]: of(resource), [method]: { rest_api_id }, [deployment]: { depends_on: [method, integration] } },
    `${method}.rest_api_id`,
    { when: 'of nothing beside a method of another API' },
  ),
  proof(
    'rest-api/deployment-after-methods',
    { ...apis, [method]: of(resource), [deployment]: { rest_api_id, depends_on: [method] } },
    { [deployment]: { depends_on: [method, 'terraform_data.integrations'] } },
    `${method}.rest_api_id`,
    { when: 'of a bare method, against waiting for what another provider makes' },
  ),
  proof(
    'rest-api/deployment-triggers-complete',
    {
      ...apis,
      [resource]: at('root', 'x'),
      [further]: at('root', 'y'),
      [method]: of(resource),
      [second]: of(further),
      [integration]: of(resource),
      [last]: of(further),
      ...named(method),
    },
    named(method, last),
    `${deployment}.rest_api_id`,
    { when: 'against the integration of a method' },
  ),
];

/** Proofs of both sides of the edges of rules about REST APIs. */
export const restEdgeCases: Case[] = [...bodyCases, ...resourceCases];
