import { describe, expect, it } from 'vitest';
import {
  GatewayResponse,
  type GatewayResponseProps,
  gatewayResponseTypes,
} from '../../../constructs/rest-api/gateway-response';
import { corsPreflight, type RestCors, readableRefusals } from '../../../constructs/rest-api/rest-cors';
import { RestDeployment } from '../../../constructs/rest-api/rest-deployment';
import { RestMethod } from '../../../constructs/rest-api/rest-method';
import { RestResponse, type RestResponseProps } from '../../../constructs/rest-api/rest-response';
import { RestTemplateIntegration } from '../../../constructs/rest-api/rest-template-integration';
import { Trace } from '../../../local';
import { Payload } from '../../../local/rest-api/templates/payload';
import { render } from '../../../local/rest-api/templates/render';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { alias, apiIn, itemsIn } from './rest-fixture';

type Answer = Partial<RestResponseProps>;

const withResponses = (...answers: readonly Answer[]) =>
  synth((scope) => {
    const path = itemsIn(scope, apiIn(scope)).path;
    const method = new RestMethod(scope, 'create_user', { path, httpMethod: 'POST', authorizer: 'iam' });
    const integration = new RestTemplateIntegration(scope, 'custom', { method, alias, requestTemplate: '{}' });
    answers.forEach((answer, place) => {
      new RestResponse(scope, `answer_${place}`, { integration, statusCode: '200', ...answer });
    });
  });

/** The headers of the answer that a response template sets. */
function headersSet(template: string, header: Record<string, string>): Readonly<Record<string, unknown>> {
  const parameters = { path: {}, querystring: {}, header };
  const source = { payload: new Payload(''), parameters, context: {}, stageVariables: {} };
  return render(template, source, new Trace('1', 'stack', 'api'), 'template').overrides.responseOverride.header;
}

describe('RestTemplateIntegration', () => {
  it('takes JSON alone, so that nothing passes unseen', () => {
    expect(withResponses({}).at('aws_api_gateway_integration.custom')).toMatchObject({
      type: 'AWS',
      integration_http_method: 'POST',
      uri: '${aws_lambda_alias.live.invoke_arn}',
      request_templates: { 'application/json': '{}' },
      passthrough_behavior: 'NEVER',
      timeout_milliseconds: 29_000,
    });
  });

  it('refuses to lack an answer for want of others', () => {
    expect(() => withResponses({ selectionPattern: '.+' })).toThrow(
      'dev-scratch/RestTemplateIntegration.custom: responses must hold one without selectionPattern, was none. Add a RestResponse.',
    );
  });
});

describe('RestResponse', () => {
  it('is a method response and the integration response that leads to it', () => {
    const document = withResponses({ template: '{}', headers: { Vary: 'Origin' } });
    const place = {
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      resource_id: '${aws_api_gateway_resource.items.id}',
      http_method: '${aws_api_gateway_method.create_user.http_method}',
    };

    expect(document.at('aws_api_gateway_method_response.answer_0')).toMatchObject({
      ...place,
      status_code: '200',
      response_parameters: { 'method.response.header.Vary': true },
    });
    expect(document.at('aws_api_gateway_integration_response.answer_0')).toMatchObject({
      ...place,
      status_code: '${aws_api_gateway_method_response.answer_0.status_code}',
      response_parameters: { 'method.response.header.Vary': "'Origin'" },
      response_templates: { 'application/json': '{}' },
      depends_on: ['aws_api_gateway_integration.custom'],
    });
  });

  it.each<[string, readonly Answer[], string]>([
    [
      'a status HTTP does not have',
      [{ statusCode: '600' }],
      propRefusal({
        where: 'RestResponse.answer_0',
        prop: 'statusCode',
        mustBe: 'three digits from 100 to 599',
        was: '600',
        fix: 'Write it as in "404".',
      }),
    ],
    [
      'a broken pattern',
      [{}, { statusCode: '400', selectionPattern: '[400' }],
      propRefusal({
        where: 'RestResponse.answer_1',
        prop: 'selectionPattern',
        mustBe: 'a regular expression',
        was: '[400',
      }),
    ],
    [
      'a second answer for want of others',
      [{}, { statusCode: '400' }],
      propRefusal({
        where: 'RestResponse.answer_1',
        prop: 'selectionPattern',
        mustBe: 'set, because dev-scratch/RestResponse.answer_0 has none',
        was: undefined,
        fix: 'Say when it is taken.',
      }),
    ],
    [
      'one status twice',
      [{}, { selectionPattern: '.+' }],
      propRefusal({
        where: 'RestResponse.answer_1',
        prop: 'statusCode',
        mustBe: 'another than that of dev-scratch/RestResponse.answer_0',
        was: '200',
        fix: 'Join the two.',
      }),
    ],
    [
      'quotes in a header',
      [{ headers: { 'Access-Control-Allow-Origin': "'*'" } }],
      propRefusal({
        where: 'RestResponse.answer_0',
        prop: 'headers.Access-Control-Allow-Origin',
        mustBe: 'plain characters without single quotes, which are added',
        was: "'*'",
        fix: 'Write the value as callers see it.',
      }),
    ],
  ])('refuses %s', (_, answers, message) => {
    expect(() => withResponses(...answers)).toThrow(`dev-scratch/${message}`);
  });
});

describe('GatewayResponse', () => {
  const response = (props: Partial<GatewayResponseProps> = {}) =>
    synth((scope) => {
      new GatewayResponse(scope, 'refused', { api: apiIn(scope), type: 'UNAUTHORIZED', ...props });
    }).at('aws_api_gateway_gateway_response.refused');

  it('says what API Gateway answers by itself', () => {
    expect(response({ statusCode: '401', headers: { Vary: 'Origin' } })).toMatchObject({
      response_type: 'UNAUTHORIZED',
      status_code: '401',
      response_parameters: { 'gatewayresponse.header.Vary': "'Origin'" },
      response_templates: { 'application/json': '{"message":$context.error.messageString}' },
    });
  });

  it('refuses a type API Gateway does not have', () => {
    expect(() => response({ type: JSON.parse('"DEFAULT_3XX"') })).toThrow(
      propRefusal({ prop: 'type', mustBe: `one of ${gatewayResponseTypes.join(', ')}`, was: 'DEFAULT_3XX' }),
    );
  });
});

describe('CORS of a REST API', () => {
  const several: RestCors = {
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com'],
    allowMethods: ['GET', 'OPTIONS'],
    allowHeaders: ['Authorization'],
    maxAge: 600,
  };
  const document = (cors: RestCors = several) =>
    synth((scope) => {
      const api = apiIn(scope);
      corsPreflight(scope, 'options_items', itemsIn(scope, api).path, cors);
      readableRefusals(scope, api);
      new RestDeployment(scope, 'main', { api });
    });
  const preflight = (cors?: RestCors) => document(cors).at('aws_api_gateway_integration_response.options_items');
  const originFor = (headers: Record<string, string>) =>
    headersSet(preflight().response_templates['application/json'], headers)['Access-Control-Allow-Origin'];

  it('asks a preflight for neither token nor key', () => {
    expect(document().at('aws_api_gateway_method.options_items')).toMatchObject({
      http_method: 'OPTIONS',
      authorization: 'NONE',
      api_key_required: false,
    });
  });

  it('answers a preflight without calling anyone', () => {
    expect(document().at('aws_api_gateway_integration.options_items')).toMatchObject({
      type: 'MOCK',
      request_templates: { 'application/json': '{"statusCode":200}' },
    });
    expect(preflight().response_parameters).toEqual({
      'method.response.header.Access-Control-Allow-Origin': "'https://myapp.com'",
      'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS'",
      'method.response.header.Access-Control-Allow-Headers': "'Authorization'",
      'method.response.header.Access-Control-Max-Age': "'600'",
      'method.response.header.Vary': "'Origin'",
    });
  });

  it.each(['Origin', 'origin'])('names the origin that asks by the header %s, if it may', (header) => {
    expect(originFor({ [header]: 'https://staging.myapp.com' })).toBe('https://staging.myapp.com');
  });

  it.each(['https://evil.example', 'https://staging.myapp.com.evil.example', ''])('does not name "%s"', (origin) => {
    expect(originFor({ Origin: origin })).toBeUndefined();
  });

  it('chooses nothing where there is one origin', () => {
    expect(preflight({ ...several, allowOrigins: ['*'] }).response_templates).toEqual({ 'application/json': '' });
  });

  it.each(['4xx', '5xx'])("lets pages read API Gateway's own %s", (status) => {
    expect(document().at(`aws_api_gateway_gateway_response.default_${status}`)).toMatchObject({
      response_type: `DEFAULT_${status.toUpperCase()}`,
      response_parameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
    });
  });

  it('refuses an origin no browser sends', () => {
    expect(() => document({ ...several, allowOrigins: ['https://myapp.com/'] })).toThrow(
      propRefusal({ prop: 'cors.allowOrigins', mustBe: '"*" or scheme://host[:port]' }),
    );
  });
});
