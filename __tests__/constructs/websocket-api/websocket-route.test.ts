import { describe, expect, it } from 'vitest';
import { WebSocketApi } from '../../../constructs/websocket-api/websocket-api';
import { WebSocketAuthorizer } from '../../../constructs/websocket-api/websocket-authorizer';
import { WebSocketIntegration } from '../../../constructs/websocket-api/websocket-integration';
import { WebSocketRoute, type WebSocketRouteProps } from '../../../constructs/websocket-api/websocket-route';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './websocket-parts';

const route = (props: Omit<WebSocketRouteProps, 'api' | 'integration'>) =>
  synth((scope) => {
    const { api, integration } = apiIn(scope);
    new WebSocketRoute(scope, 'send_message', { api, integration, ...props });
  });

describe('WebSocketRoute', () => {
  it('leads an action to its integration', () => {
    expect(route({ routeKey: 'sendMessage' }).at('aws_apigatewayv2_route.send_message')).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      route_key: 'sendMessage',
      target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
      authorization_type: 'NONE',
    });
  });

  it('drops what the integration answers unless it replies', () => {
    const document = route({ routeKey: 'sendMessage' });

    expect(document.at('aws_apigatewayv2_route.send_message')).not.toHaveProperty(
      'route_response_selection_expression',
    );
    expect(document.ofType('aws_apigatewayv2_route_response')).toEqual([]);
  });

  it('replies through a route response', () => {
    const document = route({ routeKey: 'sendMessage', replies: true });

    expect(document.at('aws_apigatewayv2_route.send_message')).toMatchObject({
      route_response_selection_expression: '$default',
    });
    expect(document.at('aws_apigatewayv2_route_response.send_message')).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      route_id: '${aws_apigatewayv2_route.send_message.id}',
      route_response_key: '$default',
    });
  });

  it.each(['$disconnect', '$default', 'sendMessage', 'chat/send', 'v1.send-message'])(
    'takes the route key %s',
    (routeKey) => {
      expect(route({ routeKey }).at('aws_apigatewayv2_route.send_message')).toMatchObject({ route_key: routeKey });
    },
  );

  it.each(['GET /items', '$Connect', '$other', '', 'send message', 'x'.repeat(129)])(
    'refuses the route key "%s"',
    (routeKey) => {
      expect(() => route({ routeKey })).toThrow(
        propRefusal({
          where: 'dev-scratch/WebSocketRoute.send_message',
          prop: 'routeKey',
          mustBe: '$connect, $disconnect, $default, or 1 to 128 letters, digits and _ . / - as a message names it',
          was: routeKey,
          fix: 'Write the action as clients send it, as in sendMessage; methods and paths belong to HTTP APIs.',
        }),
      );
    },
  );

  it('refuses a route key that another route has', () => {
    expect(() => route({ routeKey: '$connect', authorizer: 'none' })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketRoute.send_message',
        prop: 'routeKey',
        mustBe: 'unique in its API, where dev-scratch/WebSocketRoute.connect has it',
        was: '$connect',
        fix: 'Remove one of the two routes.',
      }),
    );
  });

  it('refuses $connect without a word on who may connect', () => {
    expect(() => route({ routeKey: '$connect' })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketRoute.send_message',
        prop: 'authorizer',
        mustBe: "a WebSocketAuthorizer, 'iam' or 'none' on $connect",
        was: undefined,
        fix: 'Decide who may connect.',
      }),
    );
  });

  it.each(['$default', '$disconnect', 'sendMessage'])('refuses an authorizer on %s', (routeKey) => {
    const build = () =>
      synth((scope) => {
        const { api, alias, integration } = apiIn(scope);
        const authorizer = new WebSocketAuthorizer(scope, 'token', { api, alias, name: 'token' });
        new WebSocketRoute(scope, 'send_message', { api, integration, routeKey, authorizer });
      });

    expect(build).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketRoute.send_message',
        prop: 'authorizer',
        mustBe: 'absent on every route but $connect',
        was: 'token',
        fix: 'Authorize $connect; its decision holds for all messages of the connection.',
      }),
    );
  });

  it('refuses a reply to a client that is gone', () => {
    expect(() => route({ routeKey: '$disconnect', replies: true })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketRoute.send_message',
        prop: 'replies',
        mustBe: 'absent on $disconnect',
        was: true,
        fix: 'Leave it out: the client is gone when the route runs.',
      }),
    );
  });

  it.each(['integration', 'authorizer'] as const)('refuses an %s of another API', (prop) => {
    const build = () =>
      synth((scope) => {
        const { api: other, alias, integration } = apiIn(scope);
        const api = new WebSocketApi(scope, 'own', { name: 'dev-own' });
        const own = {
          integration: new WebSocketIntegration(scope, 'own', { api, alias }),
          authorizer: new WebSocketAuthorizer(scope, 'own', { api, alias, name: 'token' }),
        };
        const authorizer = new WebSocketAuthorizer(scope, 'other', { api: other, alias, name: 'token' });
        const parts = { ...own, [prop]: { integration, authorizer }[prop] };
        new WebSocketRoute(scope, 'own', { api, routeKey: '$connect', ...parts });
      });

    expect(build).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketRoute.own',
        prop,
        mustBe: 'a part of dev-scratch/WebSocketApi.own',
        was: 'dev-scratch/WebSocketApi.main',
        fix: 'Take one of this API: no other can serve here.',
      }),
    );
  });
});
