import { describe, expect, it } from 'vitest';
import type { JwtAuthorizerProps } from '../../../constructs/http-api/jwt-authorizer';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, jwtIn } from './http-parts';

const jwt = (props: Partial<JwtAuthorizerProps> = {}) =>
  synth((scope) => jwtIn(scope, apiIn(scope), props)).at('aws_apigatewayv2_authorizer.jwt');
const refusal = (expected: ExpectedRefusal) => propRefusal({ where: 'dev-scratch/JwtAuthorizer.jwt', ...expected });

describe('JwtAuthorizer', () => {
  it('finds the token in the Authorization header', () => {
    expect(jwt()).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      authorizer_type: 'JWT',
      name: 'jwt',
      identity_sources: ['$request.header.Authorization'],
      jwt_configuration: { issuer: 'https://issuer.myapp.com', audience: ['web'] },
    });
  });

  it('states nothing that belongs to Lambda authorizers', () => {
    expect(Object.keys(jwt())).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/ttl|simple|payload|uri|credentials/)]),
    );
  });

  it('finds the token in a query string where told', () => {
    expect(jwt({ identitySource: '$request.querystring.token' }).identity_sources).toEqual([
      '$request.querystring.token',
    ]);
  });

  it.each([
    'method.request.header.Authorization',
    '$request.cookie.token',
    '$context.identity.sourceIp',
    '$request.header.',
  ])('refuses the identity source %s', (identitySource) => {
    expect(() => jwt({ identitySource: identitySource as JwtAuthorizerProps['identitySource'] })).toThrow(
      refusal({
        prop: 'identitySource',
        mustBe: '$request.header.<name> or $request.querystring.<name>',
        was: identitySource,
        fix: 'Write $request.header.Authorization; method.request.* belongs to REST APIs.',
      }),
    );
  });

  it.each(['issuer.myapp.com', 'http://issuer.myapp.com', 'https://a b', 'https://issuer.myapp.com?x=1'])(
    'refuses the issuer %s',
    (issuer) => {
      expect(() => jwt({ issuer })).toThrow(
        refusal({
          prop: 'issuer',
          mustBe: 'an https URL without query and without /.well-known/',
          was: issuer,
          fix: "Copy the token's iss claim.",
        }),
      );
    },
  );

  it.each(['https://${aws_cognito_user_pool.main.endpoint}', '${var.issuer}'])(
    'takes the issuer %s, known only at apply',
    (issuer) => {
      expect(jwt({ issuer }).jwt_configuration.issuer).toBe(issuer);
    },
  );

  it.each([0, 51])('refuses an audience of %s', (length) => {
    expect(() => jwt({ audience: Array.from({ length }, (_, place) => `client-${place}`) })).toThrow(
      refusal({ prop: 'audience', mustBe: 'a list of 1 to 50 values' }),
    );
  });

  it('refuses a name AWS does not take', () => {
    expect(() => jwt({ name: '' })).toThrow(
      refusal({ prop: 'name', mustBe: '1 to 128 characters', was: '', fix: 'Name it for what it checks.' }),
    );
  });
});
