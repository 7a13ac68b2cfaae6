import type { StageDefinition } from '../../gateway/stages';

/** An HTTP API as API Gateway would hold it, from resources, an OpenAPI body or quick create alike. */
export interface HttpApiDefinition {
  readonly id: string;
  /** Terraform address of the API. */
  readonly address: string;
  readonly cors: CorsDefinition | undefined;
  /** Whether only custom domains serve the API. */
  readonly defaultEndpointDisabled: boolean;
  readonly routes: readonly RouteDefinition[];
  readonly stages: readonly StageDefinition[];
}

/** What `cors_configuration` says. */
export interface CorsDefinition {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  /** Seconds; undefined when not stated. */
  readonly maxAge: number | undefined;
}

/** One route. */
export interface RouteDefinition {
  /** `GET /items/{id}`, `ANY /{proxy+}` or `$default`. */
  readonly key: string;
  /** Terraform address of what says that the route exists. */
  readonly address: string;
  readonly authorization: Authorization;
  /** Absent when the route leads nowhere. */
  readonly integration: IntegrationDefinition | undefined;
}

/** Who may take a route. */
export type Authorization =
  | { readonly type: 'NONE' | 'AWS_IAM' }
  /** An authorizer is wanted, and the document has none of that id. */
  | { readonly type: 'UNKNOWN' }
  | { readonly type: 'JWT'; readonly authorizer: JwtAuthorizerDefinition; readonly scopes: readonly string[] }
  | { readonly type: 'CUSTOM'; readonly authorizer: LambdaAuthorizerDefinition };

/** An authorizer that reads JSON web tokens. */
export interface JwtAuthorizerDefinition {
  readonly type: 'JWT';
  readonly id: string;
  readonly address: string;
  readonly identitySources: readonly string[];
  readonly issuer: string;
  readonly audiences: readonly string[];
}

/** An authorizer that asks a function. */
export interface LambdaAuthorizerDefinition {
  readonly type: 'REQUEST';
  readonly id: string;
  readonly address: string;
  readonly identitySources: readonly string[];
  readonly uri: string;
  readonly payloadVersion: '1.0' | '2.0';
  readonly simpleResponses: boolean;
  /** Seconds for which an answer is kept; 0 for none. */
  readonly ttl: number;
  /** Role with which the function is called; undefined when the function itself permits it. */
  readonly credentialsArn: string | undefined;
}

/** What answers a route. */
export interface IntegrationDefinition {
  readonly address: string;
  readonly type: 'AWS_PROXY' | 'HTTP_PROXY';
  /** `SQS-SendMessage` and its like; undefined for functions and HTTP. */
  readonly subtype: string | undefined;
  readonly uri: string;
  /** Method towards an HTTP backend; `ANY` keeps the caller's. */
  readonly method: string;
  /** Whether it leads through a VPC link. */
  readonly isPrivate: boolean;
  readonly payloadVersion: '1.0' | '2.0';
  /** Milliseconds. */
  readonly timeout: number;
  readonly requestParameters: Readonly<Record<string, string>>;
  /** Response parameters by the integration's status code. */
  readonly responseParameters: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Role with which a service or function is called. */
  readonly credentialsArn: string | undefined;
}
