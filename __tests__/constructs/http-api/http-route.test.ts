import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { HttpApi } from '../../../constructs/http-api/http-api';
import { RequestAuthorizer } from '../../../constructs/http-api/request-authorizer';
import { aliasIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, integrationIn, jwtIn, routeIn } from './http-parts';

const synthesized = (build: (scope: Construct, api: HttpApi) => void) =>
  synth((scope) => build(scope, apiIn(scope))).at('aws_apigatewayv2_route.get_items');
const otherApi = (scope: Construct) => new HttpApi(scope, 'other', { name: 'other' });

describe('HttpRoute', () => {
  it('leads to its integration', () => {
    expect(synthesized((scope, api) => routeIn(scope, 'get_items', { api }))).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      route_key: 'GET /items',
      target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
    });
  });

  it('is public only where that is written', () => {
    const route = synthesized((scope, api) => routeIn(scope, 'get_items', { api, authorizer: 'none' }));

    expect(route).toMatchObject({ authorization_type: 'NONE' });
    expect(route).not.toHaveProperty('authorizer_id');
  });

  it('is for callers with a token', () => {
    expect(
      synthesized((scope, api) => routeIn(scope, 'get_items', { api, authorizer: jwtIn(scope, api) })),
    ).toMatchObject({ authorization_type: 'JWT', authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}' });
  });

  it('is for callers a function lets in', () => {
    expect(
      synthesized((scope, api) => {
        const alias = aliasIn(scope);
        const authorizer = new RequestAuthorizer(scope, 'request', { api, name: 'request', alias });
        const integration = { api, integrationId: 'abc' };
        routeIn(scope, 'get_items', { api, integration, authorizer });
      }),
    ).toMatchObject({ authorization_type: 'CUSTOM', authorizer_id: '${aws_apigatewayv2_authorizer.request.id}' });
  });

  it('is for callers IAM lets in', () => {
    const route = synthesized((scope, api) => routeIn(scope, 'get_items', { api, authorizer: 'iam' }));

    expect(route).toMatchObject({ authorization_type: 'AWS_IAM' });
    expect(route).not.toHaveProperty('authorizer_id');
  });

  it('takes any valid token unless it names scopes', () => {
    expect(
      synthesized((scope, api) => routeIn(scope, 'get_items', { api, authorizer: jwtIn(scope, api) })),
    ).not.toHaveProperty('authorization_scopes');
  });

  it('asks for one of its scopes', () => {
    const scopes = Array.from({ length: 10 }, (_, place) => `items/${place}`);

    expect(
      synthesized((scope, api) => routeIn(scope, 'get_items', { api, authorizer: jwtIn(scope, api), scopes })),
    ).toMatchObject({ authorization_scopes: scopes });
  });

  it.each([0, 11])('refuses %s scopes', (length) => {
    const scopes = Array.from({ length }, (_, place) => `items/${place}`);

    expect(() =>
      synthesized((scope, api) => routeIn(scope, 'get_items', { api, authorizer: jwtIn(scope, api), scopes })),
    ).toThrow(
      propRefusal({ where: 'dev-scratch/HttpRoute.get_items', prop: 'scopes', mustBe: 'a list of 1 to 10 scopes' }),
    );
  });

  it.each(['none', 'iam'] as const)('refuses scopes on a route for %s', (authorizer) => {
    expect(() =>
      synthesized((scope, api) => routeIn(scope, 'get_items', { api, authorizer, scopes: ['items/read'] })),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpRoute.get_items',
        prop: 'scopes',
        mustBe: 'absent on a route without a JWT authorizer',
        was: ['items/read'],
        fix: 'Give the route its authorizer, or leave scopes out.',
      }),
    );
  });

  it('refuses an authorizer of another API', () => {
    expect(() =>
      synthesized((scope, api) => routeIn(scope, 'get_items', { api, authorizer: jwtIn(scope, otherApi(scope)) })),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpRoute.get_items',
        prop: 'authorizer',
        mustBe: 'a part of dev-scratch/HttpApi.main',
        was: 'dev-scratch/HttpApi.other',
        fix: 'Take one of this API: no other can serve here.',
      }),
    );
  });

  it('refuses an integration of another API', () => {
    expect(() =>
      synthesized((scope, api) =>
        routeIn(scope, 'get_items', { api, integration: integrationIn(scope, otherApi(scope)) }),
      ),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpRoute.get_items',
        prop: 'integration',
        mustBe: 'a part of dev-scratch/HttpApi.main',
        was: 'dev-scratch/HttpApi.other',
        fix: 'Take one of this API: no other can serve here.',
      }),
    );
  });
});
