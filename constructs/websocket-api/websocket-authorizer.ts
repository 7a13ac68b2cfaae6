import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import type { Construct } from 'constructs';
import { checkAuthorizerName, checkAuthorizerTimeout } from '../api/authorizer';
import { ApiInvokePermission } from '../lambda/api-invoke-permission';
import type { FunctionAlias } from '../lambda/function-alias';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import type { WebSocketApi } from './websocket-api';

/** A part of the handshake that a client must send; written without the `$` of HTTP APIs. */
export type WebSocketIdentitySource =
  | `route.request.header.${string}`
  | `route.request.querystring.${string}`
  | `context.${string}`
  | `stageVariables.${string}`;

/** What {@link WebSocketAuthorizer} takes. */
export interface WebSocketAuthorizerProps {
  /** The API the authorizer belongs to. */
  readonly api: WebSocketApi;

  /** Name of the authorizer in the AWS console, 1 to 128 characters. */
  readonly name: string;

  /** The alias that decides. No decision is remembered, because it is asked once for each connection. It has 29 seconds at most. */
  readonly alias: FunctionAlias;

  /**
   * What every handshake must hold. Where one of them is missing, the client gets 401 and the function is not called, so a
   * source that only some clients send locks out the others.
   *
   * @default - nothing is demanded: the function sees every handshake and decides
   */
  readonly identitySources?: readonly WebSocketIdentitySource[];
}

/**
 * A Lambda function that decides who may connect, and may tell the routes who it was. WebSocket APIs have no JWT authorizer, so
 * a function verifies the token; it is asked on `$connect` alone.
 *
 * The permission to call the function is `<id>_invoke`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
export class WebSocketAuthorizer extends NamedConstruct {
  /** Id AWS gives the authorizer. */
  readonly authorizerId: string;

  /** The API the authorizer belongs to. */
  readonly api: WebSocketApi;

  constructor(scope: Construct, id: string, props: WebSocketAuthorizerProps) {
    super(scope, id);
    this.check(props);

    const authorizer = new Apigatewayv2Authorizer(this, 'Default', {
      apiId: props.api.apiId,
      authorizerType: 'REQUEST',
      name: props.name,
      authorizerUri: props.alias.invokeArn,
      identitySources: props.identitySources && [...props.identitySources],
    });
    props.api.serve(authorizer);
    new ApiInvokePermission(this, 'invoke', {
      alias: props.alias,
      executionArn: props.api.executionArn,
      calls: `/authorizers/${authorizer.id}`,
    });

    this.api = props.api;
    this.authorizerId = authorizer.id;
  }

  private check({ name, alias, identitySources = [] }: WebSocketAuthorizerProps): void {
    checkAuthorizerName(this, name);
    checkAuthorizerTimeout(this, 'websocket', alias);
    for (const value of identitySources) {
      checkPattern(this, {
        prop: 'identitySources',
        value,
        pattern: /^(route\.request\.(header|querystring)|context|stageVariables)\.[A-Za-z0-9._-]+$/,
        mustBe:
          'route.request.header.<name>, route.request.querystring.<name>, context.<name> or stageVariables.<name>',
        fix: 'Write route.request.header.Authorization; $request.* belongs to HTTP APIs, method.request.* to REST APIs.',
      });
    }
  }
}
