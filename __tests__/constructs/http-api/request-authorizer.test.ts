import { describe, expect, it } from 'vitest';
import {
  type HttpIdentitySource,
  RequestAuthorizer,
  type RequestAuthorizerProps,
} from '../../../constructs/http-api/request-authorizer';
import { FunctionAlias } from '../../../constructs/lambda/function-alias';
import { aliasIn, functionIn } from '../../support/function';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './http-parts';

const document = (props: Partial<RequestAuthorizerProps> = {}) =>
  synth((scope) => {
    const alias = aliasIn(scope);
    new RequestAuthorizer(scope, 'request', { api: apiIn(scope), name: 'request', alias, ...props });
  });
const authorizer = (props: Partial<RequestAuthorizerProps> = {}) =>
  document(props).at('aws_apigatewayv2_authorizer.request');
const refusal = (expected: ExpectedRefusal) =>
  propRefusal({ where: 'dev-scratch/RequestAuthorizer.request', ...expected });

describe('RequestAuthorizer', () => {
  it('asks its alias by simple responses of payload format 2.0', () => {
    expect(authorizer()).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      authorizer_type: 'REQUEST',
      name: 'request',
      authorizer_uri: '${aws_lambda_alias.live.invoke_arn}',
      authorizer_payload_format_version: '2.0',
      enable_simple_responses: true,
    });
  });

  it('demands an Authorization header and remembers an answer for one route, for five minutes, unless told', () => {
    expect(authorizer()).toMatchObject({
      identity_sources: ['$request.header.Authorization', '$context.routeKey'],
      authorizer_result_ttl_in_seconds: 300,
    });
  });

  it('lets the API call its alias for this authorizer alone', () => {
    expect(document().at('aws_lambda_permission.request_invoke')).toMatchObject({
      qualifier: '${aws_lambda_alias.live.name}',
      source_arn: '${aws_apigatewayv2_api.main.execution_arn}/authorizers/${aws_apigatewayv2_authorizer.request.id}',
    });
  });

  it('needs no route among its identity sources while it remembers nothing', () => {
    const identitySources: HttpIdentitySource[] = ['$request.header.Authorization'];

    expect(authorizer({ identitySources, cacheSeconds: 0 })).toMatchObject({
      identity_sources: identitySources,
      authorizer_result_ttl_in_seconds: 0,
    });
  });

  it('refuses to remember an answer for all routes', () => {
    expect(() => authorizer({ identitySources: ['$request.header.Authorization'] })).toThrow(
      refusal({
        prop: 'identitySources',
        mustBe: 'a list that holds $context.routeKey while cacheSeconds is above 0',
        was: ['$request.header.Authorization'],
        fix: 'Add $context.routeKey, or a decision about one route is used for all of them; or set cacheSeconds to 0.',
      }),
    );
  });

  it.each([-1, 3601, 0.5])('refuses to remember for %s seconds', (cacheSeconds) => {
    expect(() => authorizer({ cacheSeconds, identitySources: ['$context.routeKey'] })).toThrow(
      refusal({ prop: 'cacheSeconds', mustBe: 'a whole number from 0 to 3600 seconds', was: cacheSeconds }),
    );
  });

  it.each([
    'method.request.header.Authorization',
    'route.request.header.Authorization',
    '$request.cookie.token',
    '$request.header.',
  ])('refuses the identity source %s', (source) => {
    expect(() => authorizer({ identitySources: [source as HttpIdentitySource] })).toThrow(
      refusal({
        prop: 'identitySources',
        mustBe: '$request.header.<name>, $request.querystring.<name>, $context.<name> or $stageVariables.<name>',
        was: source,
      }),
    );
  });

  it('refuses a function that may take longer than API Gateway waits', () => {
    expect(() =>
      synth((scope) => {
        const alias = new FunctionAlias(scope, 'live', { function: functionIn(scope, { timeoutSeconds: 11 }) });
        new RequestAuthorizer(scope, 'request', { api: apiIn(scope), name: 'request', alias });
      }),
    ).toThrow(
      refusal({
        prop: "alias's timeoutSeconds",
        mustBe: 'a whole number from 1 to 10 seconds',
        was: 11,
        fix: 'API Gateway waits 10 seconds for an authorizer; shorten the timeout of its function.',
      }),
    );
  });

  it('refuses a name AWS does not take', () => {
    expect(() => authorizer({ name: 'a'.repeat(129) })).toThrow(
      refusal({ prop: 'name', mustBe: '1 to 128 characters' }),
    );
  });
});
