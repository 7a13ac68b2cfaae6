import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import type { HttpApi } from '../../../constructs/http-api/http-api';
import { type HttpAuthorizer, HttpRoute } from '../../../constructs/http-api/http-route';
import type { HttpRouteKey } from '../../../constructs/http-api/route-key';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, integrationIn, jwtIn } from './http-parts';

const cors = { allowOrigins: ['https://myapp.com'], allowMethods: ['GET'], allowHeaders: ['Authorization'] };
type Row = [id: string, routeKey: HttpRouteKey, authorizer: (scope: Construct, api: HttpApi) => HttpAuthorizer];
const open = () => 'none' as const;
const signed = () => 'iam' as const;

/** An API that pages may call, with these routes. */
function withRoutes(rows: readonly Row[], props: Parameters<typeof apiIn>[1] = { cors }) {
  return synth((scope) => {
    const api = apiIn(scope, props);
    const integration = integrationIn(scope, api);
    for (const [id, routeKey, authorizer] of rows) {
      new HttpRoute(scope, id, { api, integration, routeKey, authorizer: authorizer(scope, api) });
    }
  });
}

const unanswered = (id: string, routeKey: string, wanted: string) =>
  propRefusal({
    where: `dev-scratch/HttpRoute.${id}`,
    prop: 'routeKey',
    mustBe: `beside a route ${wanted}, because its API has cors and this route takes the preflight requests of browsers`,
    was: routeKey,
    fix: `Add ${wanted} with the authorizer 'none' and an integration that answers 204, or name methods instead of ANY.`,
  });

describe('An API that pages may call', () => {
  it.each<[HttpRouteKey, string]>([
    ['ANY /users', 'OPTIONS /users'],
    ['ANY /users/{proxy+}', 'OPTIONS /users/{proxy+}'],
    ['ANY /', 'OPTIONS /'],
    ['$default', 'OPTIONS /{proxy+}'],
  ])('refuses %s, which would take preflights, without %s', (routeKey, wanted) => {
    expect(() => withRoutes([['all', routeKey, open]])).toThrow(unanswered('all', routeKey, wanted));
  });

  it('refuses a route that IAM guards in the same way, as pages sign requests, too', () => {
    expect(() => withRoutes([['all', 'ANY /users', signed]])).toThrow(
      unanswered('all', 'ANY /users', 'OPTIONS /users'),
    );
  });

  it('takes a catch-all with an open OPTIONS route of its path, whatever the variable is called and whichever comes first', () => {
    const rows: Row[] = [
      ['all', 'ANY /users/{proxy+}', (scope, api) => jwtIn(scope, api)],
      ['asked', 'OPTIONS /users/{rest+}', open],
    ];

    expect(withRoutes(rows).ofType('aws_apigatewayv2_route')).toHaveLength(2);
    expect(withRoutes([...rows].reverse()).ofType('aws_apigatewayv2_route')).toHaveLength(2);
  });

  it('is not content with the OPTIONS route of a wider path, which a full match is preferred to', () => {
    const rows: Row[] = [
      ['all', 'ANY /users', open],
      ['asked', 'OPTIONS /{proxy+}', open],
    ];

    expect(() => withRoutes(rows)).toThrow(unanswered('all', 'ANY /users', 'OPTIONS /users'));
  });

  it('refuses an OPTIONS route that wants a token', () => {
    expect(() => withRoutes([['asked', 'OPTIONS /users', (scope, api) => jwtIn(scope, api)]])).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpRoute.asked',
        prop: 'authorizer',
        mustBe:
          "'none' on OPTIONS /users, because its API has cors and browsers send preflight requests without a token",
        was: 'guarded',
        fix: "Set it to 'none'.",
      }),
    );
  });

  it('leaves preflights to API Gateway where no route takes them', () => {
    expect(withRoutes([['list', 'GET /users', signed]]).ofType('aws_apigatewayv2_route')).toHaveLength(1);
  });
});

describe('An API that pages of other origins may not call', () => {
  it('needs no OPTIONS routes', () => {
    expect(withRoutes([['all', 'ANY /users', signed]], {}).ofType('aws_apigatewayv2_route')).toHaveLength(1);
  });
});
