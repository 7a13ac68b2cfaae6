import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import type { Construct } from 'constructs';
import { checkAuthorizerName } from '../api/authorizer';
import { checkAudience } from '../identity/audience-check';
import { checkIssuer } from '../identity/issuer-check';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import type { HttpApi } from './http-api';

/** What {@link JwtAuthorizer} takes. */
export interface JwtAuthorizerProps {
  /** The API the authorizer belongs to. */
  readonly api: HttpApi;

  /** Name of the authorizer in the AWS console, 1 to 128 characters. */
  readonly name: string;

  /**
   * Who signs the tokens: an https URL, byte for byte the token's `iss`, that serves its keys publicly. Only RSA signatures
   * are accepted.
   */
  readonly issuer: string;

  /** Whom tokens are for: 1 to 50 values of `aud`, or of `client_id` where a token has no `aud`. */
  readonly audience: readonly string[];

  /**
   * Where the token is in a request.
   *
   * @default '$request.header.Authorization'
   */
  readonly identitySource?: `$request.header.${string}` | `$request.querystring.${string}`;
}

/**
 * Checks signature, issuer, audience and expiry of a JSON web token before the integration is called.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export class JwtAuthorizer extends NamedConstruct {
  /** Id AWS gives the authorizer. */
  readonly authorizerId: string;

  /** The API the authorizer belongs to. */
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: JwtAuthorizerProps) {
    super(scope, id);
    this.check(props);
    this.api = props.api;
    props.api.parts.addAuthorizer(this);

    this.authorizerId = new Apigatewayv2Authorizer(this, 'Default', {
      apiId: props.api.apiId,
      authorizerType: 'JWT',
      name: props.name,
      identitySources: [props.identitySource ?? '$request.header.Authorization'],
      jwtConfiguration: { issuer: props.issuer, audience: [...props.audience] },
    }).id;
  }

  private check({ name, issuer, audience, identitySource }: JwtAuthorizerProps): void {
    checkAuthorizerName(this, name);
    checkIssuer(this, 'issuer', issuer, "Copy the token's iss claim.");
    checkAudience(this, 'audience', audience, 'Name the client ids whose tokens are for this API.');
    checkPattern(this, {
      prop: 'identitySource',
      value: identitySource,
      pattern: /^\$request\.(header|querystring)\.[^\s.]+$/,
      mustBe: '$request.header.<name> or $request.querystring.<name>',
      fix: 'Write $request.header.Authorization; method.request.* belongs to REST APIs.',
    });
  }
}
