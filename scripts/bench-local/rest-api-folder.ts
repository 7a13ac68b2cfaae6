import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionResources, handlerText } from './api-folder';

/** Methods of the REST API that is measured: what each one does beside calling a function. */
export const restMethods = ['cached', 'validated', 'template'] as const;

/** Writes a REST API with an access log and a cached, a validated and a template method, and its handler, into a folder. */
export function writeRestApi(folder: string): void {
  mkdirSync(join(folder, 'code'), { recursive: true });
  writeFileSync(join(folder, 'code', 'index.mjs'), handlerText('hello'));
  writeFileSync(
    join(folder, 'main.tf.json'),
    JSON.stringify({ provider: { aws: [{ region: 'eu-west-1' }] }, resource: resources() }),
  );
}

const rest_api_id = '${aws_api_gateway_rest_api.api.id}';
const uri = '${aws_lambda_function.hello.invoke_arn}';

const each = (make: (name: string) => object): Record<string, object> =>
  Object.fromEntries(restMethods.map((name) => [name, make(name)]));

const place = (name: string) => ({
  rest_api_id,
  resource_id: `\${aws_api_gateway_resource.${name}.id}`,
  http_method: 'GET',
});

const template = {
  type: 'AWS',
  request_templates: {
    'application/json':
      '#set($name = $input.params("name"))\n{ "name": "$util.escapeJavaScript($name)", "id": "$context.requestId", "stage": "$context.stage" }',
  },
};

const resources = () => ({
  aws_api_gateway_rest_api: { api: { name: 'bench' } },
  aws_api_gateway_resource: each((path_part) => ({
    rest_api_id,
    parent_id: '${aws_api_gateway_rest_api.api.root_resource_id}',
    path_part,
  })),
  aws_api_gateway_request_validator: { all: { rest_api_id, name: 'all', validate_request_parameters: true } },
  aws_api_gateway_method: each((name) => ({
    ...place(name),
    authorization: 'NONE',
    ...(name === 'validated' && {
      request_validator_id: '${aws_api_gateway_request_validator.all.id}',
      request_parameters: { 'method.request.querystring.name': true },
    }),
  })),
  aws_api_gateway_integration: each((name) => ({
    ...place(name),
    integration_http_method: 'POST',
    uri,
    ...(name === 'template' ? template : { type: 'AWS_PROXY' }),
  })),
  aws_api_gateway_method_response: { template: { ...place('template'), status_code: '200' } },
  aws_api_gateway_integration_response: {
    template: {
      ...place('template'),
      status_code: '200',
      response_templates: { 'application/json': '{ "message": $input.json("$.body") }' },
    },
  },
  aws_api_gateway_deployment: { main: { rest_api_id } },
  aws_api_gateway_stage: {
    main: {
      rest_api_id,
      deployment_id: '${aws_api_gateway_deployment.main.id}',
      stage_name: 'bench',
      cache_cluster_enabled: true,
      access_log_settings: {
        destination_arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:bench',
        format: '{"requestId":"$context.requestId","path":"$context.resourcePath","status":"$context.status"}',
      },
    },
  },
  aws_api_gateway_method_settings: {
    all: { rest_api_id, stage_name: 'bench', method_path: '*/*', settings: unlimited(false) },
    cached: { rest_api_id, stage_name: 'bench', method_path: 'cached/GET', settings: unlimited(true) },
  },
  ...functionResources('${aws_api_gateway_rest_api.api.execution_arn}/*/*'),
});

/** No request is throttled: what is measured is the work. */
const unlimited = (caching_enabled: boolean) => ({
  caching_enabled,
  throttling_rate_limit: 1_000_000,
  throttling_burst_limit: 1_000_000,
});
