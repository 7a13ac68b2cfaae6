import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { WebSocketApi } from '../../../constructs/websocket-api/websocket-api';
import { WebSocketAuthorizer } from '../../../constructs/websocket-api/websocket-authorizer';
import { WebSocketIntegration } from '../../../constructs/websocket-api/websocket-integration';
import { type WebSocketOperations, webSocketRoutesOf } from '../../../constructs/websocket-api/websocket-operations';
import type { WebSocketRouteThrottle } from '../../../constructs/websocket-api/websocket-stage';
import { aliasIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const fast = { burstLimit: 2, rateLimit: 1 };

function routes(operations: WebSocketOperations) {
  let throttled: WebSocketRouteThrottle[] = [];
  const document = synth((scope) => {
    const api = new WebSocketApi(scope, 'main', { name: 'dev-chat' });
    const alias = aliasIn(scope);
    const integration = new WebSocketIntegration(scope, 'lambda', { api, alias });
    const authorizer = new WebSocketAuthorizer(scope, 'token', { api, alias, name: 'token' });
    throttled = webSocketRoutesOf(scope, { operations, api, integration, authorizer }).throttled({ fast });
  });
  return { document, throttled };
}

describe('webSocketRoutesOf', () => {
  it('makes a route of each operation, called as the operation is', () => {
    const { document } = routes({ connect: { route: '$connect', auth: 'authorizer' }, talk: { route: 'talk' } });

    expect(document.ofType('aws_apigatewayv2_route')).toEqual([
      'aws_apigatewayv2_route.connect',
      'aws_apigatewayv2_route.talk',
    ]);
    expect(document.at('aws_apigatewayv2_route.connect')).toMatchObject({ authorization_type: 'CUSTOM' });
  });

  it('leaves a connection open to anyone only where that is written', () => {
    const { document } = routes({ connect: { route: '$connect', auth: 'none' } });

    expect(document.at('aws_apigatewayv2_route.connect')).toMatchObject({ authorization_type: 'NONE' });
  });

  it('lets clients in that sign their handshakes where IAM decides', () => {
    const { document } = routes({ connect: { route: '$connect', auth: 'iam' } });

    expect(document.at('aws_apigatewayv2_route.connect')).toMatchObject({ authorization_type: 'AWS_IAM' });
    expect(document.at('aws_apigatewayv2_route.connect')).not.toHaveProperty('authorizer_id');
  });

  it('returns the routes that have limits of their own', () => {
    const { throttled } = routes({ talk: { route: 'talk', throttle: 'fast' }, listen: { route: 'listen' } });

    expect(throttled.map(({ route, throttle }) => [route.address, throttle])).toEqual([['talk', fast]]);
  });

  it('refuses a throttle that the stack does not give, as HTTP operations do', () => {
    expect(() => routes({ talk: { route: 'talk', throttle: 'fsat' } })).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'operations.talk.throttle',
        mustBe: 'one of fast',
        was: 'fsat',
        fix: 'Correct the name, or give webSocketRoutesOf what it stands for.',
      }),
    );
  });

  it('refuses at synth a throttle when no stage is given the throttles, as HTTP operations do', () => {
    const withoutStage = (scope: Construct) => {
      const api = new WebSocketApi(scope, 'main', { name: 'dev-chat' });
      const integration = new WebSocketIntegration(scope, 'lambda', { api, alias: aliasIn(scope) });
      webSocketRoutesOf(scope, { operations: { talk: { route: 'talk', throttle: 'fast' } }, api, integration });
    };

    expect(() => synth(withoutStage)).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'operations.talk.throttle',
        mustBe: 'absent, or given to a stage',
        was: 'fast',
        fix: 'Give the stage routeThrottles: what throttled(…) of webSocketRoutesOf returns.',
      }),
    );
  });
});
