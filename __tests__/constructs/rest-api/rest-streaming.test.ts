import { DataAwsLambdaAlias } from '@cdktf/provider-aws/lib/data-aws-lambda-alias';
import { describe, expect, it } from 'vitest';
import { MethodSettings } from '../../../constructs/rest-api/method-settings';
import type { RestApiProps } from '../../../constructs/rest-api/rest-api';
import { RestHttpProxyIntegration } from '../../../constructs/rest-api/rest-http-proxy-integration';
import { RestMethod, type RestMethodProps } from '../../../constructs/rest-api/rest-method';
import {
  RestProxyIntegration,
  type RestProxyIntegrationProps,
} from '../../../constructs/rest-api/rest-proxy-integration';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { alias, apiIn, itemsIn, stageIn } from './rest-fixture';

interface Given {
  readonly api?: Partial<RestApiProps>;
  readonly method?: Partial<RestMethodProps>;
  readonly integration?: Partial<RestProxyIntegrationProps>;
  readonly cached?: boolean;
}

const refusal = (expected: ExpectedRefusal) =>
  propRefusal({ where: 'dev-scratch/RestProxyIntegration.read', ...expected });

const streaming = ({ api: apiProps, method: methodProps, integration, cached = false }: Given = {}) =>
  synth((scope) => {
    const api = apiIn(scope, apiProps);
    const { path } = itemsIn(scope, api);
    const method = new RestMethod(scope, 'read', { path, httpMethod: 'GET', authorizer: 'none', ...methodProps });
    const { invokeArn } = new DataAwsLambdaAlias(scope, 'live', { functionName: 'f', name: 'live' });
    const live = { ...alias, invokeArn };
    new RestProxyIntegration(scope, 'read', { method, alias: live, streamed: true, ...integration });
    if (!cached) return;
    const stage = stageIn(scope, api, { cacheSizeGb: '0.5' });
    const cache = { ttlSeconds: 60, answersDependOn: 'request' } as const;
    const throttle = { rateLimit: 10, burstLimit: 10 };
    new MethodSettings(scope, 'read', { stage, method, throttle, logLevel: 'ERROR', cache });
  });

describe('an integration that streams', () => {
  it('asks Lambda for pieces, for up to 15 minutes, with a provider that has it', () => {
    const made = streaming();

    expect(made.at('aws_api_gateway_integration.read')).toMatchObject({
      type: 'AWS_PROXY',
      uri: '${replace(replace(data.aws_lambda_alias.live.invoke_arn, "2015-03-31", "2021-11-15"), "/invocations", "/response-streaming-invocations")}',
      response_transfer_mode: 'STREAM',
      timeout_milliseconds: 900_000,
    });
    expect(made.json.terraform.required_providers.aws.version).toBe('>= 6.25.0, < 7.0.0');
  });

  it('may ask an alias that a stage names', () => {
    const path = '2015-03-31/functions/f:$${stageVariables.alias}/invocations';
    const named = { ...alias, invokeArn: `arn:aws:apigateway:eu-west-1:lambda:path/${path}`, stageVariable: 'alias' };

    expect(streaming({ integration: { alias: named } }).at('aws_api_gateway_integration.read')).toMatchObject({
      uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/f:$${stageVariables.alias}/response-streaming-invocations',
    });
  });

  it('may ask a backend', () => {
    const made = synth((scope) => {
      const { path } = itemsIn(scope, apiIn(scope));
      const method = new RestMethod(scope, 'read', { path, httpMethod: 'GET', authorizer: 'none' });
      new RestHttpProxyIntegration(scope, 'read', { method, url: 'https://example.com', streamed: true });
    });

    expect(made.at('aws_api_gateway_integration.read')).toMatchObject({
      uri: 'https://example.com',
      response_transfer_mode: 'STREAM',
      timeout_milliseconds: 900_000,
    });
  });

  it('leaves integrations that do not stream as they are', () => {
    const made = streaming({ integration: { streamed: false } });

    expect(made.at('aws_api_gateway_integration.read')).not.toHaveProperty('response_transfer_mode');
    expect(made.at('aws_api_gateway_integration.read')).toMatchObject({ timeout_milliseconds: 29_000 });
    expect(made.json.terraform.required_providers.aws.version).toBe('>= 5.100.0, < 7.0.0');
  });

  it('is refused in an API that compresses', () => {
    expect(() => streaming({ api: { minimumCompressionBytes: 0 } })).toThrow(
      refusal({
        prop: 'streamed',
        mustBe: 'absent on a method with compression, which needs the whole answer',
        was: 'dev-scratch/RestApi.main',
        fix: 'Leave out minimumCompressionBytes of the API, or compress in the function.',
      }),
    );
  });

  it('is refused with a cache key', () => {
    const method = { parameters: { 'querystring.q': 'optional' }, cacheKey: ['querystring.q'] } as const;

    expect(() => streaming({ method })).toThrow(
      refusal({
        prop: 'streamed',
        mustBe: 'absent on a method with a cache key, which needs the whole answer',
        was: ['querystring.q'],
        fix: 'Leave out cacheKey of the method, or streamed.',
      }),
    );
  });

  it('is refused with a cache, whichever is made first', () => {
    expect(() => streaming({ cached: true })).toThrow(
      'streamed must be absent on a method with a cache, which needs the whole answer, was "dev-scratch/MethodSettings.read". Leave out cache of those settings, or streamed.',
    );
  });

  it('is refused for longer than 15 minutes', () => {
    expect(() => streaming({ integration: { timeoutMilliseconds: 900_001 } })).toThrow(
      'AWS ends a stream after 15 minutes; let callers ask again for the rest.',
    );
  });
});
