import type { Construct } from 'constructs';
import type { WebSocketApiSettings } from '../config/websocket-api-settings';
import type { PolicyStatement } from '../constructs/lambda/policy-document';
import { postToConnections } from '../constructs/websocket-api/manage-connections';
import { WebSocketApi } from '../constructs/websocket-api/websocket-api';
import { below } from './domain/place-below';
import { type ApiDomainSettings, domainSettings } from './domain-settings';
import { environmentOf } from './environment-of';

/** What {@link postingWebSocketApi} takes. */
export interface PostingWebSocketApiProps {
  /** Name of the API. */
  readonly name: string;

  /**
   * What the API is for, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  readonly settings: WebSocketApiSettings;
}

/** A WebSocket API whose function posts to clients: what the function must be given, before the API has any route. */
export interface PostingWebSocketApi {
  readonly api: WebSocketApi;

  /** The names of the API, where `config/` gives any. */
  readonly domain: ApiDomainSettings | undefined;

  /** By which variable the function knows where to post. */
  readonly environment: { readonly MANAGEMENT_ENDPOINT: string };

  /** That it may post, and no more. */
  readonly statements: readonly PolicyStatement[];
}

/** The API `main`, whose stage has the environment's name. Clients' messages name their route in `action`. */
export function postingWebSocketApi(scope: Construct, props: PostingWebSocketApiProps): PostingWebSocketApi {
  const domain = domainSettings(scope, 'WebSocket', props.settings);
  const { name: stageName } = environmentOf(scope);
  const api = new WebSocketApi(scope, 'main', {
    name: props.name,
    description: props.description,
    routeSelectionExpression: '$request.body.action',
    executeApiEndpointDisabled: domain !== undefined,
  });
  // An API whose execute-api endpoint is off answers posts on its own domain alone.
  const endpoint = postsTo(domain) ?? api.managementEndpoint(stageName);
  return {
    api,
    domain,
    environment: { MANAGEMENT_ENDPOINT: endpoint },
    statements: [postToConnections(api, stageName)],
  };
}

/** Every name of an API leads posts to the same connections. */
function postsTo(domain: ApiDomainSettings | undefined): string | undefined {
  if (domain?.own) return `https://${domain.own.domainName}`;
  return domain?.shared && `https://${below(domain.shared)}`;
}
