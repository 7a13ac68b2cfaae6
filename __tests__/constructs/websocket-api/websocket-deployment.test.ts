import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { WebSocketApi, type WebSocketApiProps } from '../../../constructs/websocket-api/websocket-api';
import { WebSocketDeployment } from '../../../constructs/websocket-api/websocket-deployment';
import { WebSocketRoute } from '../../../constructs/websocket-api/websocket-route';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './websocket-parts';

type Parts = ReturnType<typeof apiIn>;

const deployment = (props: Partial<WebSocketApiProps> = {}, add: (scope: Construct, parts: Parts) => void = () => {}) =>
  synth((scope) => {
    const parts = apiIn(scope, props);
    add(scope, parts);
    new WebSocketDeployment(scope, 'main', { api: parts.api });
  }).at('aws_apigatewayv2_deployment.main');

describe('WebSocketDeployment', () => {
  it('waits for everything it serves, and replaces itself before it goes', () => {
    expect(deployment()).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      depends_on: ['aws_apigatewayv2_integration.lambda', 'aws_apigatewayv2_route.connect'],
      lifecycle: { create_before_destroy: true },
    });
  });

  it('is triggered by the arguments of what it serves, references resolved by Terraform', () => {
    expect(deployment().triggers).toEqual({
      api: '{"route_selection_expression":"$request.body.action","disable_execute_api_endpoint":false}',
      'aws_apigatewayv2_integration.lambda':
        '{"api_id":"${aws_apigatewayv2_api.main.id}","integration_method":"POST","integration_type":"AWS_PROXY","integration_uri":"${aws_lambda_alias.live.invoke_arn}","timeout_milliseconds":29000}',
      'aws_apigatewayv2_route.connect':
        '{"api_id":"${aws_apigatewayv2_api.main.id}","authorization_type":"NONE","route_key":"$connect","target":"integrations/${aws_apigatewayv2_integration.lambda.id}"}',
    });
  });

  it('is triggered by a route that is added, and by its response', () => {
    const { triggers } = deployment({}, (scope, { api, integration }) => {
      new WebSocketRoute(scope, 'send_message', { api, integration, routeKey: 'sendMessage', replies: true });
    });

    expect(Object.keys(triggers)).toEqual([
      'api',
      'aws_apigatewayv2_integration.lambda',
      'aws_apigatewayv2_route.connect',
      'aws_apigatewayv2_route.send_message',
      'aws_apigatewayv2_route_response.send_message',
    ]);
  });

  it('is triggered by the execute-api endpoint, which only a deployment switches off', () => {
    expect(deployment({ executeApiEndpointDisabled: true }).triggers.api).not.toBe(deployment().triggers.api);
  });

  it('is not triggered by a name or a description, which no client sees', () => {
    const renamed = deployment({ name: 'renamed', description: 'Another' });

    expect(renamed.triggers).toEqual(deployment().triggers);
  });

  it('refuses an API that leaves open who may connect', () => {
    const build = () =>
      synth((scope) => new WebSocketDeployment(scope, 'main', { api: new WebSocketApi(scope, 'main', { name: 'x' }) }));

    expect(build).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketDeployment.main',
        prop: 'api',
        mustBe: 'an API with a $connect route, the only one that can ask who connects',
        was: [],
        fix: "Add the route; with authorizer 'none' it says that anyone may connect.",
      }),
    );
  });

  it('refuses routes that come after it', () => {
    const build = () =>
      synth((scope) => {
        const { api, integration } = apiIn(scope);
        new WebSocketDeployment(scope, 'main', { api });
        new WebSocketRoute(scope, 'late', { api, integration, routeKey: 'late' });
      });

    expect(build).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketRoute.late/Default',
        prop: 'api',
        mustBe: 'an API that is not deployed yet',
        was: 'dev-scratch/WebSocketDeployment.main',
        fix: 'Create the deployment after all routes, integrations and authorizers.',
      }),
    );
  });
});
