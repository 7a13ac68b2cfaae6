import { describe, expect, it } from 'vitest';
import { FunctionAlias } from '../../../constructs/lambda/function-alias';
import { WebSocketApi } from '../../../constructs/websocket-api/websocket-api';
import { WebSocketIntegration } from '../../../constructs/websocket-api/websocket-integration';
import { functionIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const integration = (timeoutMilliseconds?: number, timeoutSeconds = 10) =>
  synth((scope) => {
    const api = new WebSocketApi(scope, 'main', { name: 'dev-chat' });
    const alias = new FunctionAlias(scope, 'live', { function: functionIn(scope, { timeoutSeconds }) });
    new WebSocketIntegration(scope, 'lambda', { api, alias, timeoutMilliseconds });
  }).at('aws_apigatewayv2_integration.lambda');

describe('WebSocketIntegration', () => {
  it('invokes the alias by POST and waits as long as AWS lets it', () => {
    expect(integration()).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      integration_type: 'AWS_PROXY',
      integration_uri: '${aws_lambda_alias.live.invoke_arn}',
      integration_method: 'POST',
      timeout_milliseconds: 29000,
    });
  });

  it('comes before the one it replaces, which routes still name', () => {
    expect(integration().lifecycle).toEqual({ create_before_destroy: true });
  });

  it('names no payload format, of which a WebSocket API has one', () => {
    expect(integration()).not.toHaveProperty('payload_format_version');
  });

  it.each([49, 29_001, 30_000, 100.5])('refuses to wait %s milliseconds', (milliseconds) => {
    expect(() => integration(milliseconds, 1)).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketIntegration.lambda',
        prop: 'timeoutMilliseconds',
        mustBe: 'a whole number from 50 to 29000 milliseconds',
        was: milliseconds,
        fix: 'AWS does not raise the limit; answer at once and post the result to the connection later.',
      }),
    );
  });

  it('refuses to give up before the function does', () => {
    expect(() => integration(undefined, 29)).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketIntegration.lambda',
        prop: 'timeoutMilliseconds',
        mustBe: "longer than the function's timeout of 29 seconds",
        was: 29000,
        fix: "Shorten the function's timeoutSeconds.",
      }),
    );
  });
});
