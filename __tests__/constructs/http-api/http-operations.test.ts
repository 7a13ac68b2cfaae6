import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import type { Throttle } from '../../../constructs/api/throttle';
import { type HttpOperations, type RoutesProps, routesOf } from '../../../constructs/http-api/http-operations';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, integrationIn, jwtIn, stageIn } from './http-parts';

interface Given extends Partial<RoutesProps> {
  readonly values?: Readonly<Record<string, Throttle>>;
}

const table = (operations: HttpOperations, { values = {}, ...given }: Given = {}) =>
  synth((scope) => {
    const api = apiIn(scope);
    const integration = integrationIn(scope, api);
    const routes = routesOf(scope, { operations, api, integration, jwt: jwtIn(scope, api), ...given });
    stageIn(scope, 'main', { api, routeThrottles: routes.throttled(values) });
  });

describe('route table', () => {
  it('makes a route of each operation, called as the operation is', () => {
    const doc = table({
      get_items: { route: 'GET /items', auth: 'jwt', scopes: ['items/read'] },
      health: { route: 'GET /health', auth: 'none' },
      admin: { route: 'GET /admin', auth: 'iam' },
    });

    expect(doc.at('aws_apigatewayv2_route.get_items')).toMatchObject({
      route_key: 'GET /items',
      authorization_type: 'JWT',
      authorization_scopes: ['items/read'],
    });
    expect(doc.at('aws_apigatewayv2_route.health').authorization_type).toBe('NONE');
    expect(doc.at('aws_apigatewayv2_route.admin').authorization_type).toBe('AWS_IAM');
  });

  it('limits the operations that name a throttle', () => {
    const doc = table(
      { slow: { route: 'GET /slow', auth: 'none', throttle: 'expensive' }, fast: { route: 'GET /fast', auth: 'none' } },
      { values: { expensive: { burstLimit: 2, rateLimit: 1 } } },
    );

    expect(doc.at('aws_apigatewayv2_stage.main').route_settings).toEqual([
      expect.objectContaining({ route_key: '${aws_apigatewayv2_route.slow.route_key}', throttling_burst_limit: 2 }),
    ]);
  });

  it('refuses a throttle that the stage has no values for', () => {
    expect(() =>
      table(
        { slow: { route: 'GET /slow', auth: 'none', throttle: 'dear' } },
        { values: { expensive: { burstLimit: 2, rateLimit: 1 } } },
      ),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'operations.slow.throttle',
        mustBe: 'one of expensive',
        was: 'dear',
        fix: 'Correct the name, or give routesOf what it stands for.',
      }),
    );
  });

  it('refuses at synth a throttle when no stage is given the throttles', () => {
    const withoutStage = (scope: Construct) => {
      const api = apiIn(scope);
      const operations = { slow: { route: 'GET /slow', auth: 'none', throttle: 'dear' } } as const;
      routesOf(scope, { operations, api, integration: integrationIn(scope, api) });
    };

    expect(() => synth(withoutStage)).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'operations.slow.throttle',
        mustBe: 'absent, or given to a stage',
        was: 'dear',
        fix: 'Give the stage routeThrottles: what throttled(…) of routesOf returns.',
      }),
    );
  });

  it('refuses a target that the stack does not give', () => {
    expect(() => table({ get_items: { route: 'GET /items', auth: 'none', target: 'alb' } })).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'operations.get_items.target',
        mustBe: 'one of integration',
        was: 'alb',
        fix: 'Correct the name, or give routesOf what it stands for.',
      }),
    );
  });

  it('refuses an authorizer that the stack does not give', () => {
    expect(() => table({ get_items: { route: 'GET /items', auth: 'jwt' } }, { jwt: undefined })).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'operations.get_items.auth',
        mustBe: 'one of iam, none',
        was: 'jwt',
        fix: 'Correct the name, or give routesOf what it stands for.',
      }),
    );
  });
});
