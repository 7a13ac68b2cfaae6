import { describe, expect, it } from 'vitest';
import { InvokePolicy, type InvokePolicyProps } from '../../../constructs/http-api/invoke-policy';
import type { HttpRouteKey } from '../../../constructs/http-api/route-key';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { stageIn } from './http-parts';

const policy = (props: Partial<InvokePolicyProps> = {}) =>
  synth((scope) => {
    const stages = [stageIn(scope, 'main')];
    const routeKeys: HttpRouteKey[] = ['GET /payments'];
    new InvokePolicy(scope, 'payments', { name: 'dev-payments', description: 'Pay', stages, routeKeys, ...props });
  }).at('aws_iam_policy.payments');
const refusal = (expected: ExpectedRefusal) => propRefusal({ where: 'dev-scratch/InvokePolicy.payments', ...expected });

describe('InvokePolicy', () => {
  it.each<[HttpRouteKey, string]>([
    ['GET /payments', 'GET/payments'],
    ['ANY /payments', '*/payments'],
    ['ANY /payments/{proxy+}', '*/payments/*'],
    ['GET /payments/{id}/refunds/{refund}', 'GET/payments/*/refunds/*'],
    ['$default', '*/$default'],
  ])('lets its callers invoke %s and nothing else', (routeKey, calls) => {
    expect(JSON.parse(policy({ routeKeys: [routeKey] }).policy).Statement).toEqual([
      {
        Sid: 'InvokeRoutes',
        Effect: 'Allow',
        Action: ['execute-api:Invoke'],
        Resource: [`\${aws_apigatewayv2_stage.main.execution_arn}/${calls}`],
      },
    ]);
  });

  it('is called as told', () => {
    expect(policy()).toMatchObject({ name: 'dev-payments', description: 'Pay' });
  });

  it('refuses a name AWS does not take', () => {
    expect(() => policy({ name: 'a b' })).toThrow(
      refusal({ prop: 'name', mustBe: '1 to 128 letters, digits and _ + = , . @ -' }),
    );
  });

  it.each([
    [{ stages: [] }, { prop: 'stages', mustBe: 'a list of 1 to 10 stages', was: [] }],
    [{ routeKeys: [] }, { prop: 'routeKeys', mustBe: 'a list of 1 to 50 routes', was: [] }],
  ])('refuses to let nobody call anything', (props, rest) => {
    expect(() => policy(props)).toThrow(refusal(rest));
  });

  it('refuses a route that cannot be', () => {
    expect(() => policy({ routeKeys: ['GET /x{id}'] })).toThrow(
      refusal({ prop: 'routeKey', mustBe: 'a path whose variables' }),
    );
  });
});
