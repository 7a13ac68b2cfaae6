import { describe, expect, it } from 'vitest';
import { textReport as planReport } from '../../scripts/shared/plan/plan-report';
import { afterPlan, plannedChanges } from '../../scripts/shared/plan/plan-summary';
import { afterwards } from '../../scripts/shared/review/afterwards';
import { review } from '../../scripts/shared/review/review';
import { textReport } from '../../scripts/shared/review/text-report';
import type { JsonObject } from '../../terraform/documents/json-object';

const route = 'aws_apigatewayv2_route.send';
const again = 'aws_apigatewayv2_deployment.main';
const warning = `! STILL SERVED after this is applied: ${route}. Deploy again: terraform apply -replace=${again}`;

describe('What must follow a removal', () => {
  it.each([
    ['aws_apigatewayv2_route.send', 'aws_apigatewayv2_deployment.main'],
    ['aws_apigatewayv2_route_response.send', 'aws_apigatewayv2_deployment.main'],
    ['aws_api_gateway_method.get_items', 'aws_api_gateway_deployment.main'],
    ['aws_api_gateway_integration_response.success', 'aws_api_gateway_deployment.main'],
    ['aws_api_gateway_gateway_response.default_4xx', 'aws_api_gateway_deployment.main'],
  ])('is another deployment for %s', (gone, deployment) => {
    expect(afterwards([gone], [deployment, 'aws_iam_role.api'])).toBe(
      `STILL SERVED after this is applied: ${gone}. Deploy again: terraform apply -replace=${deployment}`,
    );
  });

  it('is another of every deployment, a canary too', () => {
    const kept = ['aws_api_gateway_deployment.main', 'aws_api_gateway_deployment.canary'];

    expect(afterwards(['aws_api_gateway_method.b', 'aws_api_gateway_method.a'], kept)).toBe(
      'STILL SERVED after this is applied: aws_api_gateway_method.a, aws_api_gateway_method.b. Deploy again: terraform apply -replace=aws_api_gateway_deployment.canary -replace=aws_api_gateway_deployment.main',
    );
  });

  it.each([
    ['a route of an HTTP API, which deploys itself', [route], ['aws_apigatewayv2_stage.main']],
    ['what no deployment takes a picture of', ['aws_iam_role.api'], [again]],
    ['an API that goes as a whole', [route, again], []],
    ['nothing', [], [again]],
  ])('is nothing for %s', (_what, removed, kept) => {
    expect(afterwards(removed, kept)).toBeUndefined();
  });
});

describe('Whoever removes a route', () => {
  it('is told by the review', () => {
    const stack = (routes: JsonObject) =>
      new Map([
        ['dev-chat', { resource: { aws_apigatewayv2_deployment: { main: {} }, aws_apigatewayv2_route: routes } }],
      ]);
    const reviews = review(stack({ send: { route_key: 'send' } }), stack({}), {});

    expect(textReport(reviews, 1)).toBe(`dev-chat: 1 removed
  - removed  ${route}
  ${warning}

1 change in 1 stack.
`);
  });

  it('is told by the plan', () => {
    const change = (address: string, actions: string[]) => ({ address, mode: 'managed', change: { actions } });
    const plan = { resource_changes: [change(route, ['delete']), change(again, ['create', 'delete'])] };
    const stack = { stack: 'dev-chat', changes: plannedChanges(plan), afterwards: afterPlan(plan), findings: '' };

    expect(planReport('dev', [stack])).toBe(`dev-chat: 1 to DESTROY, 1 to replace
  - destroy ${route}
  ! replace ${again}
  ${warning}
1 stack of dev: 1 to DESTROY, 1 to replace.
`);
  });
});
