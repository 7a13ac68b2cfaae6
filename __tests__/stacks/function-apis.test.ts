import { Testing } from 'cdktf';
import { expect, it } from 'vitest';
import type { RestApiSettings } from '../../config/api-settings';
import { AlertTopic } from '../../constructs/alarm/alert-topic';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { apiFunction } from '../../stacks/api-function';
import { BaseStack } from '../../stacks/base-stack';
import { functionHttpApi } from '../../stacks/function-http-api';
import { functionRestApi } from '../../stacks/function-rest-api';
import { environment } from '../support/environments';
import { bundleOf } from '../support/function';
import { documentOf } from '../support/synth';

const settings: RestApiSettings = {
  allowOrigins: ['https://pages.example'],
  throttle: { burstLimit: 20, rateLimit: 10 },
  minimumCompressionBytes: 1024,
  alarms: {
    serverErrorsPerMinute: 1,
    p95LatencyMs: 1000,
    clientErrorPercent: 50,
    errorsPerMinute: 1,
    throttlesPerMinute: 1,
  },
};

/** A stack of somebody's own, with one function, an API of either kind, and nothing else. */
class SmallStack extends BaseStack {
  constructor(kind: 'http' | 'rest') {
    super(Testing.app(), environment('dev'), 'small');
    const name = this.prefix;
    const topic = new AlertTopic(this, 'alerts', { name, emails: [] });
    const small = apiFunction(this, 'small', {
      functionName: name,
      bundle: bundleOf('a bundle'),
      powertools: { service: 'small', metricsNamespace: 'Small' },
      logAddress: 'function',
    });
    const alias = new FunctionAlias(this, 'live', { function: small });
    const shared = { name, alias, settings, topic };
    if (kind === 'http')
      functionHttpApi(this, {
        ...shared,
        operations: {
          read: { route: 'GET /things', auth: 'none' },
          write: { route: 'POST /things', auth: 'none' },
          renew: { route: 'POST /things/{id}', auth: 'none' },
        },
      });
    else
      functionRestApi(this, {
        ...shared,
        paths: { things: '/things' },
        operations: { read: { method: 'GET', resource: 'things', auth: 'none', apiKey: false } },
        loggingRole: 'set elsewhere',
      });
  }
}

it('an HTTP API of one function lets pages use the methods of its operations, each once', () => {
  const { cors_configuration } = documentOf(new SmallStack('http')).at('aws_apigatewayv2_api.main');

  expect(cors_configuration).toMatchObject({
    allow_origins: ['https://pages.example'],
    allow_methods: ['GET', 'POST'],
  });
});

it('an HTTP API of one function limits all routes to what the settings say', () => {
  const { default_route_settings } = documentOf(new SmallStack('http')).at('aws_apigatewayv2_stage.main');

  expect(default_route_settings).toMatchObject({ throttling_burst_limit: 20, throttling_rate_limit: 10 });
});

it('a REST API of one function without users lets anyone call what asks for nobody', () => {
  const { authorization } = documentOf(new SmallStack('rest')).at('aws_api_gateway_method.read');

  expect(authorization).toBe('NONE');
});

it('a REST API of one function compresses its answers from the size that its settings say', () => {
  expect(documentOf(new SmallStack('rest')).at('aws_api_gateway_rest_api.main').minimum_compression_size).toBe('1024');
});
