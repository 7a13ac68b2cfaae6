/** A REST API as it was deployed: what Terraform resources and an OpenAPI body come to. */
export interface RestApiDefinition {
  readonly id: string;
  readonly name: string;
  /** Terraform address. */
  readonly address: string;
  /** Address prefix of the API in ARNs, `arn:aws:execute-api:eu-west-1:123456789012:abc123`. */
  readonly executionArn: string;
  readonly methods: readonly MethodDefinition[];
  readonly models: readonly ModelDefinition[];
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponseDefinition>;
  readonly binaryMediaTypes: readonly string[];
  /** Bytes from which answers are compressed; undefined when they never are. */
  readonly minimumCompressionSize: number | undefined;
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  readonly endpointDisabled: boolean;
  /** Whether callers reach it through CloudFront. */
  readonly isEdge: boolean;
  /** Resource policy, as JSON. */
  readonly policy: unknown;
}

/** One method of one resource. */
export interface MethodDefinition {
  readonly address: string;
  /** Path pattern of the resource, `/users/{id}`. */
  readonly path: string;
  readonly resourceId: string;
  /** `GET`, …, or `ANY`. */
  readonly httpMethod: string;
  readonly authorization: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS';
  readonly authorizer: AuthorizerDefinition | undefined;
  readonly scopes: readonly string[];
  readonly apiKeyRequired: boolean;
  readonly operationName: string | undefined;
  /** `method.request.querystring.q` → whether it is required. */
  readonly parameters: Readonly<Record<string, boolean>>;
  /** Content type → name of a model. */
  readonly models: Readonly<Record<string, string>>;
  readonly validator: { readonly body: boolean; readonly parameters: boolean };
  /** Status → names of the headers that may reach the caller. */
  readonly responses: ReadonlyMap<string, MethodResponseDefinition>;
  readonly integration: IntegrationDefinition | undefined;
}

/** What a method declares of one status. */
export interface MethodResponseDefinition {
  /** Names of headers, in lower case. */
  readonly headers: readonly string[];
}

/** What a method calls, and how. */
export interface IntegrationDefinition {
  readonly address: string;
  readonly type: 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';
  readonly uri: string;
  readonly httpMethod: string | undefined;
  readonly credentials: string | undefined;
  readonly connectionType: 'INTERNET' | 'VPC_LINK';
  readonly connectionId: string | undefined;
  /** Names under which `--upstream` may give the private target. */
  readonly targetNames: readonly string[];
  readonly requestParameters: Readonly<Record<string, string>>;
  readonly requestTemplates: Readonly<Record<string, string>>;
  readonly passthrough: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly contentHandling: ContentHandling | undefined;
  readonly timeoutMilliseconds: number;
  readonly cacheKeyParameters: readonly string[];
  readonly cacheNamespace: string | undefined;
  readonly streamed: boolean;
  readonly responses: readonly IntegrationResponseDefinition[];
}

/** What becomes of a payload that is binary, or text. */
export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';

/** How one outcome of an integration becomes an answer. */
export interface IntegrationResponseDefinition {
  readonly address: string;
  readonly status: string;
  /** Regular expression; undefined for the response that takes what no other does. */
  readonly selectionPattern: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
  readonly contentHandling: ContentHandling | undefined;
}

/** Who decides about callers. */
export interface AuthorizerDefinition {
  readonly address: string;
  readonly id: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS';
  readonly uri: string | undefined;
  readonly credentials: string | undefined;
  /** `method.request.header.Authorization`, … */
  readonly identitySources: readonly string[];
  readonly validationExpression: string | undefined;
  readonly ttlSeconds: number;
  readonly providerArns: readonly string[];
}

/** A JSON schema that bodies are held against. */
export interface ModelDefinition {
  readonly name: string;
  readonly contentType: string;
  readonly schema: string;
}

/** How one kind of refusal looks. */
export interface GatewayResponseDefinition {
  readonly address: string;
  readonly status: number | undefined;
  /** `gatewayresponse.header.X-Y` → a literal in single quotes or a source. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
}
