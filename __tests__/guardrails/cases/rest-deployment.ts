import { type Case, patched, proof, type Resources, ref, values } from './case';

const rest_api_id = ref('aws_api_gateway_rest_api.a.id');
const api: Resources = { 'aws_api_gateway_rest_api.a': { name: 'a' } };
const deployment = 'aws_api_gateway_deployment.d';
const stage = 'aws_api_gateway_stage.s';
const settings = 'aws_api_gateway_method_settings.t';
const authorizer = 'aws_api_gateway_authorizer.z';
const authorizerType = 'aws_api_gateway_authorizer';
const resource_id = ref('aws_api_gateway_resource.r.id');
const at = { rest_api_id, resource_id, http_method: 'GET' };
const method = 'aws_api_gateway_method.m';
const integration = 'aws_api_gateway_integration.i';
const served: Resources = {
  ...api,
  'aws_api_gateway_resource.r': { rest_api_id, path_part: 'items' },
  [method]: at,
  [integration]: at,
};
const lambda: Resources = { 'aws_lambda_function.f': { function_name: 'f' } };
const invoke = ref('aws_lambda_function.f.invoke_arn');
const set = (block: Record<string, unknown>, more: Record<string, unknown> = {}): Resources => ({
  [settings]: {
    rest_api_id,
    stage_name: ref('aws_api_gateway_stage.s.stage_name'),
    method_path: 'items/GET',
    settings: block,
    ...more,
  },
});
const staged = (more: Record<string, unknown> = {}): Resources => ({
  ...api,
  [stage]: { rest_api_id, stage_name: 'prod', ...more },
});
const cached = (authorization: string, keys: string[], parameters: Record<string, unknown> = {}): Resources => ({
  ...served,
  ...staged({ cache_cluster_enabled: true, cache_cluster_size: '0.5' }),
  [method]: { ...at, authorization, request_parameters: parameters },
  [integration]: { ...at, cache_key_parameters: keys },
  ...set({ caching_enabled: true }),
});
const trust = (service: string): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] });
const account = 'aws_api_gateway_account.a';
const role: Resources = {
  [account]: { cloudwatch_role_arn: ref('aws_iam_role.r.arn') },
  'aws_iam_role.r': { assume_role_policy: trust('lambda.amazonaws.com') },
};
const nothing = { 'aws_api_gateway_method.n': { ...at, http_method: 'PUT' } };

/** Proofs of the rules about deployments, stages, caches and authorizers of REST APIs. */
export const restDeploymentCases: Case[] = [
  proof(
    'rest-api/deployment-after-methods',
    { ...served, [deployment]: { rest_api_id } },
    { [deployment]: { depends_on: [integration] } },
    [`${deployment}.rest_api_id`],
  ),
  proof(
    'rest-api/deployment-after-methods',
    { ...api, [deployment]: { rest_api_id } },
    { [method]: at, [integration]: at, [deployment]: { depends_on: [method] } },
    [`${deployment}.rest_api_id`, 'aws_api_gateway_rest_api.a.body'],
    { when: 'of nothing' },
  ),
  proof(
    'rest-api/deployment-after-methods',
    { ...served, ...nothing, [deployment]: { rest_api_id, depends_on: [method] } },
    { 'aws_api_gateway_integration.j': { ...at, http_method: 'PUT' } },
    ['aws_api_gateway_method.n.rest_api_id', `${integration}.http_method`],
    { when: 'of a bare method', says: 'aws_api_gateway_method.n' },
  ),
  proof(
    'rest-api/deployment-triggers',
    { [deployment]: { rest_api_id } },
    { [deployment]: { triggers: { redeployment: 'x' } } },
    `${deployment}.triggers`,
  ),
  proof(
    'rest-api/deployment-triggers-complete',
    {
      ...served,
      'aws_api_gateway_resource.q': { rest_api_id, path_part: 'q' },
      'aws_api_gateway_method.n': { ...at, resource_id: ref('aws_api_gateway_resource.q.id') },
      [deployment]: { rest_api_id, triggers: { redeployment: ref('sha1(jsonencode([aws_api_gateway_method.m.id]))') } },
    },
    {
      [deployment]: {
        triggers: { redeployment: ref('sha1(jsonencode([aws_api_gateway_method.m.id, aws_api_gateway_method.n.id]))') },
      },
    },
    [`${deployment}.triggers`, `${deployment}.rest_api_id`],
  ),
  proof(
    'rest-api/deployment-create-first',
    {
      ...staged({ deployment_id: ref('aws_api_gateway_deployment.d.id') }),
      [deployment]: { rest_api_id, triggers: { redeployment: 'x' } },
    },
    { [deployment]: { lifecycle: { create_before_destroy: true } } },
    [`${deployment}.lifecycle.create_before_destroy`, `${stage}.deployment_id`],
  ),
  proof(
    'rest-api/deployment-create-first',
    {
      ...staged({ deployment_id: ref('aws_api_gateway_deployment.d.id') }),
      [deployment]: { rest_api_id, triggers: { redeployment: 'x' } },
    },
    { [deployment]: { triggers: undefined } },
    [`${stage}.deployment_id`],
    { when: 'that is never replaced' },
  ),
  proof(
    'rest-api/deployment-create-first',
    {
      ...staged({ deployment_id: ref('aws_api_gateway_deployment.d.id') }),
      [deployment]: { rest_api_id, triggers: { redeployment: 'x' } },
    },
    { [stage]: null },
    [`${stage}.deployment_id`],
    { when: 'that no stage points to' },
  ),
  proof(
    'rest-api/deployment-without-stage',
    { ...staged(), [deployment]: { rest_api_id, stage_name: 'prod' } },
    { [deployment]: { stage_name: undefined } },
    [`${deployment}.rest_api_id`, `${stage}.rest_api_id`],
  ),
  proof(
    'rest-api/stage-deployment',
    {
      ...staged({ deployment_id: ref('aws_api_gateway_deployment.d.id') }),
      'aws_api_gateway_rest_api.b': {},
      [deployment]: { rest_api_id: ref('aws_api_gateway_rest_api.b.id') },
    },
    { [deployment]: { rest_api_id } },
    [`${stage}.deployment_id`, `${deployment}.rest_api_id`],
  ),
  proof(
    'rest-api/deployment-frozen',
    {
      ...staged({
        deployment_id: ref('aws_api_gateway_deployment.d.id'),
        lifecycle: { ignore_changes: ['deployment_id'] },
      }),
      [deployment]: { rest_api_id, triggers: { a: 'x' } },
    },
    { [stage]: { lifecycle: { ignore_changes: [] } } },
    [`${stage}.deployment_id`],
  ),
  ...values('rest-api/cache-size', 'aws_api_gateway_stage.cache_cluster_size', ['1', 2], ['0.5', 0.5, '237']),
  proof(
    'rest-api/cache-size-and-cluster',
    { [stage]: { cache_cluster_enabled: true } },
    { [stage]: { cache_cluster_size: '0.5' } },
    [`${stage}.cache_cluster_size`, `${stage}.cache_cluster_enabled`],
  ),
  ...values(
    'rest-api/canary-percent',
    'aws_api_gateway_stage.canary_settings.percent_traffic',
    [150, -1],
    [0, 12.5, 100],
  ),
  proof(
    'rest-api/cache-needs-cluster',
    { ...staged(), ...set({ caching_enabled: true }) },
    staged({ cache_cluster_enabled: true }),
    [`${stage}.cache_cluster_enabled`, `${settings}.stage_name`, `${settings}.settings.caching_enabled`],
  ),
  ...values('rest-api/cache-ttl', 'aws_api_gateway_method_settings.settings.cache_ttl_in_seconds', [3601], [0, 3600]),
  proof(
    'rest-api/cache-safe-methods',
    set({ caching_enabled: true }, { method_path: 'items/POST' }),
    { [settings]: { method_path: 'items/GET' } },
    [`${settings}.method_path`, `${settings}.settings.caching_enabled`],
  ),
  proof(
    'rest-api/cache-key-caller',
    cached('COGNITO_USER_POOLS', []),
    { [integration]: { cache_key_parameters: ['method.request.header.Authorization'] } },
    [
      `${method}.authorization`,
      `${integration}.cache_key_parameters`,
      `${settings}.method_path`,
      `${settings}.settings`,
    ],
  ),
  proof(
    'rest-api/cache-key-complete',
    cached('NONE', ['method.request.querystring.a'], {
      'method.request.querystring.a': false,
      'method.request.querystring.limit': false,
    }),
    { [integration]: { cache_key_parameters: ['method.request.querystring.a', 'method.request.querystring.limit'] } },
    [`${method}.request_parameters`, `${integration}.cache_key_parameters`],
    { says: 'limit' },
  ),
  proof(
    'rest-api/stream-cache',
    patched(cached('NONE', [], {}), { [integration]: { response_transfer_mode: 'STREAM' } }),
    { [integration]: { response_transfer_mode: 'BUFFERED' } },
    [`${integration}.response_transfer_mode`, `${method}.http_method`],
  ),
  proof(
    'rest-api/cache-control-authorized',
    set({ caching_enabled: true, require_authorization_for_cache_control: false }),
    set({ require_authorization_for_cache_control: true }),
    [`${settings}.settings.caching_enabled`, `${settings}.settings.require_authorization_for_cache_control`],
  ),
  ...values(
    'rest-api/method-path-form',
    'aws_api_gateway_method_settings.method_path',
    ['/items/GET', 'items', '*', 'items/get'],
    ['*/*', 'items/GET', 'items/{id}/*'],
  ),
  proof('rest-api/method-settings-used', { ...staged(), ...set({}) }, set({ metrics_enabled: true }), [
    `${settings}.settings`,
  ]),
  proof(
    'rest-api/method-settings-used',
    {
      ...staged(),
      ...set({ metrics_enabled: true }),
      'aws_api_gateway_method_settings.u': {
        rest_api_id,
        stage_name: 'prod',
        method_path: 'items/GET',
        settings: { metrics_enabled: true },
      },
    },
    { 'aws_api_gateway_method_settings.u': { method_path: '*/*' } },
    ['aws_api_gateway_method_settings.u.method_path', 'aws_api_gateway_method_settings.u.stage_name'],
    { when: 'twice' },
  ),
  proof(
    'rest-api/log-level-needs-account-role',
    set({ logging_level: 'INFO' }, { depends_on: [account] }),
    { [account]: { cloudwatch_role_arn: 'arn:aws:iam::111122223333:role/r' } },
    [`${settings}.settings.logging_level`],
  ),
  proof(
    'rest-api/no-data-trace-in-production',
    set({ data_trace_enabled: true }, { stage_name: 'prod' }),
    set({ data_trace_enabled: false }),
    [`${settings}.settings.data_trace_enabled`, `${settings}.stage_name`],
  ),
  proof(
    'rest-api/account-role',
    { [account]: {} },
    { [account]: { cloudwatch_role_arn: 'arn:aws:iam::111122223333:role/r' } },
    `${account}.cloudwatch_role_arn`,
  ),
  proof(
    'rest-api/account-role',
    role,
    { 'aws_iam_role.r': { assume_role_policy: trust('apigateway.amazonaws.com') } },
    ['aws_iam_role.r.assume_role_policy', `${account}.cloudwatch_role_arn`],
    { when: 'of another service' },
  ),
  proof(
    'rest-api/authorizer-invoke-arn',
    { ...lambda, [authorizer]: { authorizer_uri: ref('aws_lambda_function.f.arn') } },
    { [authorizer]: { authorizer_uri: invoke } },
    `${authorizer}.authorizer_uri`,
  ),
  proof(
    'rest-api/authorizer-pool',
    { [authorizer]: { type: 'COGNITO_USER_POOLS' } },
    { [authorizer]: { provider_arns: ['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a'] } },
    [`${authorizer}.type`, `${authorizer}.provider_arns`],
  ),
  ...values(
    'rest-api/token-identity-source',
    `${authorizerType}.identity_source`,
    ['', 'method.request.querystring.a', '$request.header.a'],
    ['method.request.header.Authorization'],
  ),
  ...values(
    'rest-api/request-identity-source',
    `${authorizerType}.identity_source`,
    ['$request.header.a'],
    ['method.request.header.a,context.path', ''],
    { 'aws_api_gateway_authorizer.a': { type: 'REQUEST' } },
  ),
  proof(
    'rest-api/cached-authorizer-needs-source',
    { [authorizer]: { type: 'REQUEST', identity_source: '' } },
    { [authorizer]: { authorizer_result_ttl_in_seconds: 0 } },
    [`${authorizer}.type`, `${authorizer}.identity_source`, `${authorizer}.authorizer_result_ttl_in_seconds`],
  ),
  ...values('rest-api/authorizer-ttl', `${authorizerType}.authorizer_result_ttl_in_seconds`, [3601, -1], [0, 3600]),
  proof(
    'rest-api/authorizer-ttl-stated',
    { [authorizer]: { type: 'TOKEN' } },
    { [authorizer]: { authorizer_result_ttl_in_seconds: 300 } },
    [`${authorizer}.type`, `${authorizer}.authorizer_result_ttl_in_seconds`],
  ),
  proof(
    'rest-api/deployment-canary',
    { ...served, [deployment]: { rest_api_id, stage_name: 'test', canary_settings: { percent_traffic: 10 } } },
    { [stage]: { rest_api_id, stage_name: 'test' } },
    [`${deployment}.stage_name`, `${deployment}.rest_api_id`],
  ),
  proof(
    'rest-api/deployment-canary',
    {
      ...served,
      [deployment]: { rest_api_id, stage_name: 'test', canary_settings: { percent_traffic: 10 } },
      'aws_api_gateway_deployment.e': { rest_api_id, stage_name: 'prod' },
    },
    { 'aws_api_gateway_deployment.e': { stage_name: 'test' } },
    'aws_api_gateway_deployment.e.stage_name',
    { when: 'beside another stage' },
  ),
  ...values(
    'rest-api/identity-validation',
    `${authorizerType}.identity_validation_expression`,
    ['(', '[a'],
    ['^Bearer .+$'],
  ),
  proof(
    'rest-api/authorizer-permission',
    { ...lambda, [authorizer]: { authorizer_uri: invoke } },
    { 'aws_lambda_permission.p': { function_name: ref('aws_lambda_function.f.function_name') } },
    [`${authorizer}.authorizer_uri`, `${authorizer}.authorizer_credentials`],
  ),
];
