import type { LocalRunOptions } from '../../../local';
import { documentOf } from '../../../local';
import { type Running, running } from './running';

/** One method: arguments that are not the same everywhere. */
export interface SmallMethod {
  readonly method?: object;
  /** `aws_api_gateway_integration`; without it, `echo` answers behind a proxy. */
  readonly integration?: object;
  /** Status → arguments of method response and integration response. */
  readonly responses?: Readonly<Record<string, SmallResponse>>;
}

/** What a method answers with a status. */
export interface SmallResponse {
  readonly declared?: Readonly<Record<string, boolean>>;
  readonly integration?: object;
}

const api = '${aws_api_gateway_rest_api.api.id}';

/** Address under which API Gateway calls one of the functions of `documents/small/code`. */
export const uriOf = (name: string): string => `\${aws_lambda_function.${name}.invoke_arn}`;

/** A proxy in front of one of the functions. */
export const proxyTo = (name: string): object => ({
  type: 'AWS_PROXY',
  integration_http_method: 'POST',
  uri: uriOf(name),
});

/** Resources of an API with a stage `s`, whose methods are given as `GET /items/{id}`. */
export function smallApi(methods: Readonly<Record<string, SmallMethod>>, more: Tree = {}): Tree {
  const tree: Tree = {
    ...functions(),
    aws_api_gateway_resource: {},
    aws_api_gateway_method: {},
    aws_api_gateway_integration: {},
  };
  merge(tree, {
    aws_api_gateway_rest_api: { api: { name: 'small' } },
    aws_api_gateway_deployment: { d: { rest_api_id: api } },
    aws_api_gateway_stage: {
      s: { rest_api_id: api, stage_name: 's', deployment_id: '${aws_api_gateway_deployment.d.id}' },
    },
  });
  for (const [line, spec] of Object.entries(methods)) addMethod(tree, line, spec);
  merge(tree, more);
  return tree;
}

/** Type → name → arguments. */
export type Tree = Record<string, Record<string, object>>;

/** Runs a small API until the tests of a file are over. */
export const runSmall = (
  methods: Readonly<Record<string, SmallMethod>>,
  more: Tree = {},
  options: LocalRunOptions = {},
): Promise<Running> =>
  running(
    [documentOf('small', '__tests__/local/rest-api/documents/small', { resource: smallApi(methods, more) })],
    options,
  );

function merge(tree: Tree, more: Tree): void {
  for (const [type, named] of Object.entries(more))
    for (const [name, given] of Object.entries(named))
      tree[type] = { ...tree[type], [name]: { ...tree[type]?.[name], ...given } };
}

function addMethod(
  tree: Tree,
  line: string,
  { method = {}, integration = proxyTo('echo'), responses = {} }: SmallMethod,
): void {
  const [http_method = 'GET', path = '/'] = line.split(' ');
  const place = { rest_api_id: api, resource_id: resourceId(tree, path), http_method };
  const name = line.replace(/\W+/g, '_');
  merge(tree, {
    aws_api_gateway_method: { [name]: { ...place, authorization: 'NONE', ...method } },
    aws_api_gateway_integration: { [name]: { ...place, ...integration } },
  });
  for (const [status_code, { declared = {}, integration: given = {} }] of Object.entries(responses))
    merge(tree, {
      aws_api_gateway_method_response: {
        [`${name}_${status_code}`]: { ...place, status_code, response_parameters: declared },
      },
      aws_api_gateway_integration_response: { [`${name}_${status_code}`]: { ...place, status_code, ...given } },
    });
}

function resourceId(tree: Tree, path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const path_part = parts.pop();
  if (path_part === undefined) return '${aws_api_gateway_rest_api.api.root_resource_id}';
  const parent_id = resourceId(tree, `/${parts.join('/')}`);
  const name = path.replace(/\W+/g, '_');
  merge(tree, { aws_api_gateway_resource: { [name]: { rest_api_id: api, parent_id, path_part } } });
  return `\${aws_api_gateway_resource.${name}.id}`;
}

const functions = (): Tree => ({
  aws_lambda_function: Object.fromEntries(['echo', 'count', 'play', 'judge'].map((name) => [name, functionOf(name)])),
  aws_lambda_permission: Object.fromEntries(
    ['echo', 'count', 'play', 'judge'].map((name) => [name, permissionOf(name)]),
  ),
});

const functionOf = (name: string): object => ({
  function_name: name,
  role: 'arn:aws:iam::123456789012:role/small',
  handler: `index.${name}`,
  runtime: 'nodejs22.x',
  filename: 'code',
});

const permissionOf = (name: string): object => ({
  statement_id: 'api',
  action: 'lambda:InvokeFunction',
  function_name: `\${aws_lambda_function.${name}.function_name}`,
  principal: 'apigateway.amazonaws.com',
  source_arn: '${aws_api_gateway_rest_api.api.execution_arn}/*',
});
