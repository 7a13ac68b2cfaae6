/** Whose tokens an API takes. Without either of the two the stack creates a user pool and a client. */
export interface TokenSource {
  /**
   * A user pool that exists already, and the ids of the clients whose tokens are for this API.
   *
   * @default - none
   */
  readonly existingUserPool?: { readonly id: string; readonly clientIds: readonly string[] };

  /**
   * Any other issuer of OpenID Connect, such as Auth0, Okta or Entra ID.
   *
   * @default - none
   */
  readonly tokens?: TokenIssuer;
}

/**
 * An issuer of OpenID Connect. API Gateway asks `<issuer>/.well-known/openid-configuration` for its keys, at deployment for the first
 * time, and takes RSA signatures alone.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export interface TokenIssuer {
  /** `iss` of the tokens, byte for byte: Auth0 writes a slash at its end, Okta and Entra ID write none. */
  readonly issuer: string;

  /** `aud` of the tokens, one of these 1 to 50; or `client_id` where a token has no `aud`. */
  readonly audience: readonly string[];

  /**
   * Scopes by the names of operations; a token must hold one of them, in `scope` or `scp`.
   *
   * @default - those that `operations.ts` names
   */
  readonly scopes?: Readonly<Record<string, readonly string[]>>;

  /**
   * Where the issuer publishes its keys, `jwks_uri` of its discovery, for functions that verify tokens: the authorizers of `shop-http-api` and
   * `chat-websocket-api`. API Gateway itself asks the issuer.
   *
   * @default - `<issuer>/.well-known/jwks.json`, as Cognito and Auth0 have it; Okta and Entra ID have others
   */
  readonly jwksUri?: string;
}
