import { type Case, proof, type Resources, ref, values } from './case';

const plan = 'aws_api_gateway_usage_plan.p';
const type = 'aws_api_gateway_usage_plan';
const rest_api_id = ref('aws_api_gateway_rest_api.a.id');
const stages = (more: Record<string, unknown> = {}): Resources => ({
  'aws_api_gateway_rest_api.a': { name: 'a' },
  [plan]: { api_stages: [{ api_id: rest_api_id, stage: 'prod', ...more }] },
});
const method = 'aws_api_gateway_method.m';
const stage: Resources = { 'aws_api_gateway_stage.s': { rest_api_id, stage_name: 'prod' } };
const key = (name: string, usage: string): Resources => ({
  [`aws_api_gateway_usage_plan_key.${name}`]: {
    key_id: ref('aws_api_gateway_api_key.k.id'),
    key_type: 'API_KEY',
    usage_plan_id: ref(`aws_api_gateway_usage_plan.${usage}.id`),
  },
});

/** Proofs of the rules about usage plans and API keys. */
export const usagePlanCases: Case[] = [
  proof(
    'usage-plan/rest-api-only',
    {
      'aws_apigatewayv2_api.h': { protocol_type: 'HTTP' },
      [plan]: { api_stages: [{ api_id: ref('aws_apigatewayv2_api.h.id') }] },
    },
    { 'aws_apigatewayv2_api.h': { protocol_type: 'WEBSOCKET' } },
    ['aws_apigatewayv2_api.h.protocol_type', `${plan}.api_stages.0.api_id`, `${plan}.api_stages`],
  ),
  ...values('usage-plan/quota-period', `${type}.quota_settings.period`, ['YEAR'], ['DAY', 'MONTH']),
  proof(
    'usage-plan/quota-offset',
    { [plan]: { quota_settings: { period: 'WEEK', offset: 7 } } },
    { [plan]: { quota_settings: { offset: 6 } } },
    [`${plan}.quota_settings.offset`, `${plan}.quota_settings.period`],
  ),
  ...values('usage-plan/quota-limit', `${type}.quota_settings.limit`, [0], [1]),
  ...values(
    'usage-plan/throttle-path',
    `${type}.api_stages.throttle.path`,
    ['items/GET', 'GET /items', '/items/get'],
    ['/items/GET', '//GET', '/items/*'],
  ),
  ...values('usage-plan/throttle-zero', `${type}.api_stages.throttle.burst_limit`, [0], [1]),
  proof(
    'usage-plan/stage-reference',
    { ...stages(), ...stage },
    { [plan]: { api_stages: [{ api_id: rest_api_id, stage: ref('aws_api_gateway_stage.s.stage_name') }] } },
    [`${plan}.api_stages.0.stage`, `${plan}.api_stages.0.api_id`, 'aws_api_gateway_stage.s.stage_name'],
  ),
  proof(
    'usage-plan/method-needs-key',
    { ...stages(), [method]: { rest_api_id, http_method: 'GET' } },
    { [method]: { api_key_required: true } },
    [
      `${method}.api_key_required`,
      `${method}.rest_api_id`,
      `${plan}.api_stages.0.api_id`,
      'aws_api_gateway_rest_api.a.body',
    ],
  ),
  proof(
    'usage-plan/throttle-quota',
    stages({ throttle: Array.from({ length: 21 }, (_, at) => ({ path: `/a${at}/GET` })) }),
    stages({ throttle: [] }),
    `${plan}.api_stages`,
  ),
  proof(
    'usage-plan/one-plan-per-key',
    { ...stages(), 'aws_api_gateway_usage_plan.q': stages()[plan] ?? {}, ...key('x', 'p'), ...key('y', 'q') },
    { 'aws_api_gateway_usage_plan.q': { api_stages: [{ api_id: rest_api_id, stage: 'dev' }] } },
    [
      'aws_api_gateway_usage_plan_key.y.usage_plan_id',
      'aws_api_gateway_usage_plan.q.api_stages',
      'aws_api_gateway_usage_plan_key.y.key_id',
    ],
  ),
  ...values('usage-plan/key-length', 'aws_api_gateway_api_key.value', ['short'], ['x'.repeat(20)]),
  proof(
    'usage-plan/key-unique',
    { 'aws_api_gateway_api_key.j': { value: 'x'.repeat(20) }, 'aws_api_gateway_api_key.k': { value: 'x'.repeat(20) } },
    { 'aws_api_gateway_api_key.k': { value: 'y'.repeat(20) } },
    'aws_api_gateway_api_key.k.value',
  ),
];
