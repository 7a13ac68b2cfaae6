import type { Construct } from 'constructs';
import type { FunctionSettings } from '../config/function-settings';
import { FunctionAlias } from '../constructs/lambda/function-alias';
import type { WebSocketApi } from '../constructs/websocket-api/websocket-api';
import { WebSocketAuthorizer } from '../constructs/websocket-api/websocket-authorizer';
import { accessTokenEnvironment } from './access-token-environment';
import { apiFunction } from './api-function';
import type { ApiUsers } from './api-users';

/** What {@link webSocketTokens} takes. */
export interface WebSocketTokensProps {
  /** Name of the API; the function's is `<name>-authorizer`. */
  readonly name: string;

  /** The API that clients connect to. */
  readonly api: WebSocketApi;

  /** Whose tokens let a client in. */
  readonly users: ApiUsers;

  /** How logs and metrics name the service. */
  readonly powertools: { readonly service: string; readonly metricsNamespace: string };

  /**
   * Whether a token may also stand in the query string.
   *
   * @default false
   */
  readonly tokenInQueryString?: boolean;

  /**
   * What the function gets.
   *
   * @default - 512 MB, 5 seconds, `arm64`
   */
  readonly gets?: FunctionSettings;
}

/**
 * The authorizer `token`: who may connect. It has no identity sources, because a client sends one of two: browsers cannot set a header.
 * It has no alarm of its own, because a function says 401 by failing; what fails otherwise is in the API's server errors.
 */
export function webSocketTokens(scope: Construct, props: WebSocketTokensProps): WebSocketAuthorizer {
  const { name, api, users, powertools, tokenInQueryString = false, gets } = props;
  const authorizer = apiFunction(scope, 'authorizer', {
    functionName: `${name}-authorizer`,
    description: 'Decides who may connect',
    bundle: 'dist/functions/authorizers/websocket.zip',
    powertools,
    environment: { ...accessTokenEnvironment(users), TOKEN_IN_QUERY_STRING: String(tokenInQueryString) },
    timeoutSeconds: 5,
    ...gets,
  });
  const alias = new FunctionAlias(scope, 'authorizer', { function: authorizer, name: 'live' });
  return new WebSocketAuthorizer(scope, 'token', { api, name: 'token', alias });
}
