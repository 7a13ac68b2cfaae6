import { describe, expect, it } from 'vitest';
import type { JwtAuthorizerProps } from '../../../constructs/http-api/jwt-authorizer';
import { FunctionAlias } from '../../../constructs/lambda/function-alias';
import { WebSocketApi } from '../../../constructs/websocket-api/websocket-api';
import {
  WebSocketAuthorizer,
  type WebSocketAuthorizerProps,
} from '../../../constructs/websocket-api/websocket-authorizer';
import { WebSocketIntegration } from '../../../constructs/websocket-api/websocket-integration';
import { WebSocketRoute } from '../../../constructs/websocket-api/websocket-route';
import { aliasIn, functionIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const authorizer = (props: Partial<WebSocketAuthorizerProps> = {}) =>
  synth((scope) => {
    const api = new WebSocketApi(scope, 'main', { name: 'dev-chat' });
    const alias = aliasIn(scope);
    const token = new WebSocketAuthorizer(scope, 'token', { api, alias, name: 'token', ...props });
    const integration = new WebSocketIntegration(scope, 'lambda', { api, alias });
    new WebSocketRoute(scope, 'connect', { api, routeKey: '$connect', integration, authorizer: token });
  });

describe('WebSocketAuthorizer', () => {
  it('asks the alias about every handshake', () => {
    expect(authorizer().at('aws_apigatewayv2_authorizer.token')).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      authorizer_type: 'REQUEST',
      authorizer_uri: '${aws_lambda_alias.live.invoke_arn}',
      name: 'token',
    });
  });

  it.each([
    'jwt_configuration',
    'authorizer_payload_format_version',
    'enable_simple_responses',
    'authorizer_result_ttl_in_seconds',
  ])('has no %s, which a WebSocket API refuses', (argument) => {
    expect(authorizer().at('aws_apigatewayv2_authorizer.token')).not.toHaveProperty(argument);
  });

  it('has no sibling for JWT: that one does not compile with a WebSocket API', () => {
    synth((scope) => {
      const api = new WebSocketApi(scope, 'main', { name: 'dev-chat' });
      // @ts-expect-error AWS: only REQUEST authorizers are supported on WebSocket APIs.
      const props: Pick<JwtAuthorizerProps, 'api'> = { api };

      expect(props.api).toBe(api);
    });
  });

  it('guards $connect', () => {
    expect(authorizer().at('aws_apigatewayv2_route.connect')).toMatchObject({
      authorization_type: 'CUSTOM',
      authorizer_id: '${aws_apigatewayv2_authorizer.token.id}',
    });
  });

  it('may be called by the API, and by nothing else', () => {
    expect(authorizer().at('aws_lambda_permission.token_invoke')).toMatchObject({
      function_name: '${aws_lambda_function.api.function_name}',
      qualifier: '${aws_lambda_alias.live.name}',
      source_arn: '${aws_apigatewayv2_api.main.execution_arn}/authorizers/${aws_apigatewayv2_authorizer.token.id}',
    });
  });

  it('refuses a function that may take longer than API Gateway waits', () => {
    expect(() =>
      synth((scope) => {
        const api = new WebSocketApi(scope, 'main', { name: 'dev-chat' });
        const alias = new FunctionAlias(scope, 'live', { function: functionIn(scope, { timeoutSeconds: 30 }) });
        new WebSocketAuthorizer(scope, 'token', { api, alias, name: 'token' });
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketAuthorizer.token',
        prop: "alias's timeoutSeconds",
        mustBe: 'a whole number from 1 to 29 seconds',
        was: 30,
        fix: 'API Gateway waits 29 seconds for an authorizer; shorten the timeout of its function.',
      }),
    );
  });

  it('demands what it is told to demand', () => {
    const document = authorizer({
      identitySources: ['route.request.header.Authorization', 'route.request.querystring.room', 'context.routeKey'],
    });

    expect(document.at('aws_apigatewayv2_authorizer.token').identity_sources).toEqual([
      'route.request.header.Authorization',
      'route.request.querystring.room',
      'context.routeKey',
    ]);
  });

  it.each(['$request.header.Authorization', 'method.request.header.Authorization', 'route.request.body.token', ''])(
    'refuses the identity source "%s"',
    (source) => {
      const identitySources = [source] as unknown as WebSocketAuthorizerProps['identitySources'];

      expect(() => authorizer({ identitySources })).toThrow(
        propRefusal({
          where: 'dev-scratch/WebSocketAuthorizer.token',
          prop: 'identitySources',
          mustBe:
            'route.request.header.<name>, route.request.querystring.<name>, context.<name> or stageVariables.<name>',
          was: source,
          fix: 'Write route.request.header.Authorization; $request.* belongs to HTTP APIs, method.request.* to REST APIs.',
        }),
      );
    },
  );
});
