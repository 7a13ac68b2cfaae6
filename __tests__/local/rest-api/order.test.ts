import { beforeAll, describe, expect, it } from 'vitest';
import type { Running } from './running';
import { runSmall, uriOf } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';
const stage = '${aws_api_gateway_stage.s.stage_name}';
let small: Running;

beforeAll(async () => {
  const guarded = {
    authorization: 'CUSTOM',
    authorizer_id: '${aws_api_gateway_authorizer.judge.id}',
    api_key_required: true,
    request_validator_id: '${aws_api_gateway_request_validator.all.id}',
    request_parameters: { 'method.request.querystring.name': true },
  };
  const template = { type: 'AWS', passthrough_behavior: 'NEVER', uri: uriOf('play'), integration_http_method: 'POST' };
  small = await runSmall(
    { 'POST /guarded': { method: guarded, integration: template } },
    {
      aws_api_gateway_rest_api: { api: { policy: JSON.stringify(policy) } },
      aws_api_gateway_authorizer: {
        judge: { rest_api_id: api, name: 'judge', type: 'TOKEN', authorizer_uri: uriOf('judge') },
      },
      aws_api_gateway_request_validator: {
        all: { rest_api_id: api, name: 'all', validate_request_parameters: true },
      },
      aws_api_gateway_api_key: { spent: key('spent'), fresh: key('fresh') },
      aws_api_gateway_usage_plan: {
        none: {
          name: 'none',
          api_stages: [{ api_id: api, stage }],
          quota_settings: { limit: 1, offset: 1, period: 'DAY' },
        },
        all: { name: 'all', api_stages: [{ api_id: api, stage }] },
      },
      aws_api_gateway_usage_plan_key: { spent: planned('spent', 'none'), fresh: planned('fresh', 'all') },
    },
  );
});

const policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
      Condition: { IpAddress: { 'aws:SourceIp': '9.9.9.9' } },
    },
  ],
};
const key = (name: string) => ({ name, value: `${name}-key-0123456789abcdef` });
const planned = (name: string, plan: string) => ({
  key_id: `\${aws_api_gateway_api_key.${name}.id}`,
  key_type: 'API_KEY',
  usage_plan_id: `\${aws_api_gateway_usage_plan.${plan}.id}`,
});

const nothing = {};
const token = { Authorization: 'allow' };
const spent = { ...token, 'x-api-key': key('spent').value };
const fresh = { ...token, 'x-api-key': key('fresh').value };

describe('a request that is wrong in several ways', () => {
  it.each([
    ['the resource', '/s/nowhere', nothing, '9.9.9.9', [403, 'MissingAuthenticationTokenException']],
    ['the resource policy', '/s/guarded', nothing, '9.9.9.9', [403, 'AccessDeniedException']],
    ['the authorizer', '/s/guarded', nothing, '1.1.1.1', [401, 'UnauthorizedException']],
    ['the API key', '/s/guarded', token, '1.1.1.1', [403, 'ForbiddenException']],
    ['the usage plan', '/s/guarded', spent, '1.1.1.1', [429, 'LimitExceededException']],
    ['the validator', '/s/guarded', fresh, '1.1.1.1', [400, 'BadRequestException']],
    ['the integration request', '/s/guarded?name=ada', fresh, '1.1.1.1', [415, 'BadRequestException']],
  ])('is refused by %s, which comes first', async (_, path, headers, sourceIp, refusal) => {
    const { status, headers: answered } = await small.call(`POST ${path}`, { headers, sourceIp, body: '{}' });

    expect([status, answered['x-amzn-errortype']]).toEqual(refusal);
  });
});
