import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import type { HttpApi } from '../../../constructs/http-api/http-api';
import { routesOf } from '../../../constructs/http-api/http-operations';
import { HttpProxyIntegration } from '../../../constructs/http-api/http-proxy-integration';
import { JwtAuthorizer } from '../../../constructs/http-api/jwt-authorizer';
import type { HttpRouteKey } from '../../../constructs/http-api/route-key';
import { ApiInvokePermission } from '../../../constructs/lambda/api-invoke-permission';
import { AccessLogGroup } from '../../../constructs/logging/access-log-group';
import { aliasIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, integrationIn, jwtIn, routeIn, stageIn } from './http-parts';

const url = 'https://example.com/pets';
const many = (count: number, make: (place: number) => void) => Array.from({ length: count }, (_, place) => make(place));

/** Synthesizes an API with these routes: `a`, `b` and so on. */
const routes = (...keys: HttpRouteKey[]) =>
  synth((scope) => {
    const api = apiIn(scope);
    const integration = integrationIn(scope, api);
    for (const [place, routeKey] of keys.entries()) routeIn(scope, 'abc'.charAt(place), { api, integration, routeKey });
  });

const parts = (build: (scope: Construct, api: HttpApi) => void) => () => synth((scope) => build(scope, apiIn(scope)));

describe('routes of one API', () => {
  it('refuses two with the same key, naming both', () => {
    expect(() => routes('GET /items', 'GET /items')).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpRoute.b',
        prop: 'routeKey',
        mustBe: 'unique in its API, and dev-scratch/HttpRoute.a has the same',
        was: 'GET /items',
        fix: 'Remove one of the routes.',
      }),
    );
  });

  it('takes the same path with another method', () => {
    expect(() => routes('GET /items', 'POST /items', 'ANY /items')).not.toThrow();
  });

  it.each<[HttpRouteKey, HttpRouteKey]>([
    ['GET /items/{id}', 'POST /items/{key}'],
    ['GET /items/{id}', 'GET /items/{key}/parts'],
    ['GET /{shop}/items/{id}', 'GET /{shop}/items/{item}'],
  ])('refuses %s beside %s: two names for one variable', (first, second) => {
    expect(() => routes(first, second)).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpRoute.b',
        prop: 'routeKey',
        mustBe: `a path that calls this variable {id}, as ${first} of dev-scratch/HttpRoute.a does`,
        was: second,
        fix: 'Use one name for the variable at this level in all routes.',
      }),
    );
  });

  it.each<[HttpRouteKey, HttpRouteKey]>([
    ['GET /items/{id}', 'POST /items/{id}/parts'],
    ['GET /items/{id}', 'GET /orders/{key}'],
    ['GET /items/{id}', 'ANY /items/{proxy+}'],
    ['GET /items/{id}', 'GET /items/first'],
    ['GET /items', '$default'],
  ])('takes %s beside %s', (first, second) => {
    expect(() => routes(first, second)).not.toThrow();
  });
});

describe('quotas of one API', () => {
  it('holds 300 routes of one function with one integration and one permission', () => {
    const operations = Object.fromEntries(
      Array.from({ length: 300 }, (_, place) => [
        `get_${place}`,
        { route: `GET /items/${place}`, auth: 'jwt' } as const,
      ]),
    );
    const doc = synth((scope) => {
      const api = apiIn(scope);
      const integration = integrationIn(scope, api);
      routesOf(scope, { operations, api, integration, jwt: jwtIn(scope, api) });
    });

    expect(doc.ofType('aws_apigatewayv2_route')).toHaveLength(300);
    expect(doc.ofType('aws_apigatewayv2_integration')).toEqual(['aws_apigatewayv2_integration.lambda']);
    expect(doc.ofType('aws_apigatewayv2_authorizer')).toEqual(['aws_apigatewayv2_authorizer.jwt']);
  });

  it('needs one permission for them all, of a size that does not grow', () => {
    const doc = synth((scope) => {
      new ApiInvokePermission(scope, 'api_gateway', { alias: aliasIn(scope), executionArn: apiIn(scope).executionArn });
    });

    expect(doc.at('aws_lambda_permission.api_gateway').source_arn).toBe(
      '${aws_apigatewayv2_api.main.execution_arn}/*/*',
    );
  });

  it('refuses the 301st route', () => {
    expect(
      parts((scope, api) => {
        const integration = integrationIn(scope, api);
        many(301, (place) => routeIn(scope, `get_${place}`, { api, integration, routeKey: `GET /items/${place}` }));
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpRoute.get_300',
        prop: 'api',
        mustBe: 'an API of at most 300 routes',
        was: 301,
        fix: 'Raise the quota, or serve a branch of paths by one {proxy+} route.',
      }),
    );
  });

  it('refuses the 301st integration', () => {
    expect(
      parts((scope, api) => many(301, (place) => new HttpProxyIntegration(scope, `pets_${place}`, { api, url }))),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpProxyIntegration.pets_300',
        prop: 'api',
        mustBe: 'an API of at most 300 integrations',
        was: 301,
        fix: 'Let routes share an integration.',
      }),
    );
  });

  it('refuses the 11th authorizer', () => {
    const issuer = 'https://issuer.myapp.com';

    expect(
      parts((scope, api) =>
        many(11, (place) => new JwtAuthorizer(scope, `jwt_${place}`, { api, name: 'jwt', issuer, audience: ['web'] })),
      ),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/JwtAuthorizer.jwt_10',
        prop: 'api',
        mustBe: 'an API of at most 10 authorizers',
        was: 11,
        fix: 'Let routes share an authorizer.',
      }),
    );
  });

  it('refuses the 11th stage', () => {
    expect(
      parts((scope, api) => {
        const accessLog = new AccessLogGroup(scope, 'api', { name: 'dev', retentionDays: 7 });
        many(11, (place) => stageIn(scope, `s_${place}`, { api, accessLog, name: `s_${place}` }));
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.s_10',
        prop: 'api',
        mustBe: 'an API of at most 10 stages',
        was: 11,
        fix: 'Remove a stage, or give it an API of its own.',
      }),
    );
  });
});

describe('stages of one API', () => {
  it('refuses two of one name, naming both', () => {
    expect(
      parts((scope, api) => {
        stageIn(scope, 'a', { api });
        stageIn(scope, 'b', { api });
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.b',
        prop: 'name',
        mustBe: 'unique in its API, and dev-scratch/HttpStage.a has the same',
        was: '$default',
        fix: 'Rename one of the stages.',
      }),
    );
  });

  const reader = (scope: Construct, api: HttpApi) =>
    new HttpProxyIntegration(scope, 'pets', { api, url: 'https://${stageVariables.host}/pets' });

  it.each(['first', 'last'])('refuses a stage without a variable that an integration reads, made %s', (order) => {
    expect(
      parts((scope, api) => {
        if (order === 'last') reader(scope, api);
        stageIn(scope, 'main', { api, variables: { alias: 'live' } });
        if (order === 'first') reader(scope, api);
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'variables.host',
        mustBe: 'set, because dev-scratch/HttpProxyIntegration.pets reads it',
        was: undefined,
        fix: 'Give it to every stage of the API.',
      }),
    );
  });

  it('takes a stage with the variables that integrations read', () => {
    expect(
      parts((scope, api) => {
        reader(scope, api);
        stageIn(scope, 'main', { api, variables: { host: 'example.com' } });
      }),
    ).not.toThrow();
  });
});
