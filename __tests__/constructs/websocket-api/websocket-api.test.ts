import { TerraformOutput, Token } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { WebSocketApi, type WebSocketApiProps } from '../../../constructs/websocket-api/websocket-api';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const api = (props: Partial<WebSocketApiProps> = {}) =>
  synth((scope) => new WebSocketApi(scope, 'main', { name: 'dev-chat', ...props })).at('aws_apigatewayv2_api.main');

describe('WebSocketApi', () => {
  it('selects routes by the action of a message, and is reached by IPv4 and IPv6', () => {
    expect(api()).toMatchObject({
      name: 'dev-chat',
      protocol_type: 'WEBSOCKET',
      route_selection_expression: '$request.body.action',
      disable_execute_api_endpoint: false,
      ip_address_type: 'dualstack',
    });
  });

  it('has no CORS and no quick-create arguments, which only HTTP APIs take', () => {
    expect(Object.keys(api({ description: 'Chat' })).sort()).toEqual([
      '//',
      'description',
      'disable_execute_api_endpoint',
      'ip_address_type',
      'name',
      'protocol_type',
      'route_selection_expression',
    ]);
  });

  it('switches the execute-api endpoint off', () => {
    expect(api({ executeApiEndpointDisabled: true })).toMatchObject({ disable_execute_api_endpoint: true });
  });

  it('selects routes by another field', () => {
    expect(api({ routeSelectionExpression: '$request.body.message.kind' })).toMatchObject({
      route_selection_expression: '$request.body.message.kind',
    });
  });

  it('leaves an expression in braces as it is written', () => {
    const routeSelectionExpression = '$${request.body.service}/$${request.body.action}';

    expect(api({ routeSelectionExpression })).toMatchObject({ route_selection_expression: routeSelectionExpression });
  });

  it.each(['$request.method $request.path', 'action', '', '$request.body.', '$request.body'])(
    'refuses the selection expression "%s"',
    (routeSelectionExpression) => {
      expect(() => api({ routeSelectionExpression })).toThrow(
        propRefusal({
          where: 'dev-scratch/WebSocketApi.main',
          prop: 'routeSelectionExpression',
          mustBe: '$request.body. and the path to a field',
          was: routeSelectionExpression,
          fix: 'Write $request.body.action; $request.method and $request.path belong to HTTP APIs.',
        }),
      );
    },
  );

  it('takes an expression that is known only at apply', () => {
    expect(() =>
      api({ routeSelectionExpression: Token.asString({ resolve: () => '${var.selection}' }) }),
    ).not.toThrow();
  });

  it('refuses a name of 129 characters', () => {
    expect(() => api({ name: 'x'.repeat(129) })).toThrow(
      propRefusal({ where: 'WebSocketApi.main', prop: 'name', mustBe: '1 to 128 characters' }),
    );
  });

  it('knows where functions post to connections without the stage, which depends on them', () => {
    const document = synth((scope) => {
      const chat = new WebSocketApi(scope, 'main', { name: 'dev-chat' });
      new TerraformOutput(scope, 'endpoint', { value: chat.managementEndpoint('dev') });
    });

    expect(document.json.output.endpoint.value).toBe(
      '${replace(aws_apigatewayv2_api.main.api_endpoint, "wss://", "https://")}/dev',
    );
  });
});
