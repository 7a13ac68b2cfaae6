import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import type { Construct } from 'constructs';
import {
  checkFunctionTimeout,
  checkIntegrationTimeout,
  integrationTimeoutMilliseconds,
} from '../api/integration-timeout';
import type { FunctionAlias } from '../lambda/function-alias';
import { NamedConstruct } from '../named-construct';
import type { WebSocketApi } from './websocket-api';

/** What {@link WebSocketIntegration} takes. */
export interface WebSocketIntegrationProps {
  /** The API the integration belongs to. */
  readonly api: WebSocketApi;

  /** The alias that answers. A new version is live as soon as the alias moves. */
  readonly alias: FunctionAlias;

  /**
   * How long API Gateway waits for an answer, in milliseconds: 50 to 29000. The function's own timeout must be shorter, or it
   * runs on, and is billed, after the caller got an error.
   *
   * @default 29000
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
   */
  readonly timeoutMilliseconds?: number;
}

/**
 * A Lambda proxy integration of a WebSocket API, shared by all routes the function serves. It names no payload format: a
 * WebSocket API has one, and refuses the 2.0 of HTTP APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
 */
export class WebSocketIntegration extends NamedConstruct {
  /** Id AWS gives the integration. */
  readonly integrationId: string;

  /** The API the integration belongs to. */
  readonly api: WebSocketApi;

  constructor(scope: Construct, id: string, props: WebSocketIntegrationProps) {
    super(scope, id);
    const { api, alias, timeoutMilliseconds = integrationTimeoutMilliseconds.websocket } = props;
    checkIntegrationTimeout(this, 'websocket', timeoutMilliseconds);
    checkFunctionTimeout(this, timeoutMilliseconds, alias);

    const integration = new Apigatewayv2Integration(this, 'Default', {
      apiId: api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: alias.invokeArn,
      integrationMethod: 'POST',
      timeoutMilliseconds,
      // AWS deletes no integration that a route names.
      lifecycle: { createBeforeDestroy: true },
    });
    api.serve(integration);

    this.api = api;
    this.integrationId = integration.id;
  }
}
