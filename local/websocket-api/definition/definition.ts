import type { StageDefinition } from '../../gateway/stages';

/** A WebSocket API as API Gateway would hold it. */
export interface WebSocketApiDefinition {
  readonly id: string;
  /** Terraform address of the API. */
  readonly address: string;
  /** Says which route takes a message: `$request.body.action`. */
  readonly routeSelection: string;
  /** Whether only custom domains serve the API. */
  readonly defaultEndpointDisabled: boolean;
  /** Routes by their keys. */
  readonly routes: ReadonlyMap<string, RouteDefinition>;
  readonly stages: readonly StageDefinition[];
}

/** One route: `$connect`, `$disconnect`, `$default`, or one of the API's own. */
export interface RouteDefinition {
  readonly key: string;
  readonly address: string;
  readonly authorization: Authorization;
  /** Absent when the route leads nowhere. */
  readonly integration: IntegrationDefinition | undefined;
  /** The response that goes back to the client; without one the route is one-way. */
  readonly response: TemplateChoice | undefined;
  /** The model that messages must fit, as JSON text; undefined when any message is taken. */
  readonly model: string | undefined;
}

/** Who may connect. */
export type Authorization =
  | { readonly type: 'NONE' | 'AWS_IAM' }
  | { readonly type: 'CUSTOM'; readonly authorizer: AuthorizerDefinition };

/** A Lambda authorizer. */
export interface AuthorizerDefinition {
  readonly id: string;
  readonly address: string;
  readonly uri: string;
  /** `route.request.header.Authorization`, `route.request.querystring.token`. */
  readonly identitySources: readonly string[];
  /** Role with which the function is called; undefined when the function itself permits it. */
  readonly credentialsArn: string | undefined;
}

/** Templates, and the expression that chooses one of them. */
export interface TemplateChoice {
  readonly selection: string | undefined;
  readonly templates: Readonly<Record<string, string>>;
}

/** What answers a route. */
export interface IntegrationDefinition {
  readonly address: string;
  readonly type: 'AWS_PROXY' | 'AWS' | 'MOCK' | 'HTTP' | 'HTTP_PROXY';
  readonly uri: string;
  readonly method: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly request: TemplateChoice;
  /** What becomes of a message without a template: `WHEN_NO_MATCH`, `WHEN_NO_TEMPLATES` or `NEVER`. */
  readonly passthrough: string;
  readonly requestParameters: Readonly<Record<string, string>>;
  readonly credentialsArn: string | undefined;
  /** Says which response is taken: `${integration.response.statuscode}`. */
  readonly responseSelection: string | undefined;
  readonly responses: readonly IntegrationResponseDefinition[];
}

/** One response of an integration that is no proxy. */
export interface IntegrationResponseDefinition {
  /** `$default`, or a pattern between slashes such as `/2\d\d/`. */
  readonly key: string;
  readonly content: TemplateChoice;
}
