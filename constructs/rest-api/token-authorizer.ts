import { ApiGatewayAuthorizer } from '@cdktf/provider-aws/lib/api-gateway-authorizer';
import type { Construct } from 'constructs';
import {
  authorizerCacheSeconds,
  checkAuthorizerName,
  checkAuthorizerTimeout,
  checkCacheSeconds,
} from '../api/authorizer';
import { ApiInvokePermission, type ApiInvokePermissionProps } from '../lambda/api-invoke-permission';
import type { FunctionAlias } from '../lambda/function-alias';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import { isRegularExpression } from './regular-expression';
import type { RestApi } from './rest-api';
import type { RestAuthorizer } from './rest-authorizer';

/** What {@link TokenAuthorizer} takes. */
export interface TokenAuthorizerProps {
  /** The API the authorizer belongs to. */
  readonly api: RestApi;

  /** Name of the authorizer, unique in its API, 1 to 128 characters. */
  readonly name: string;

  /** The alias that decides. It has 29 seconds at most. */
  readonly alias: FunctionAlias;

  /**
   * The header that holds the token.
   *
   * @default 'Authorization'
   */
  readonly header?: string;

  /**
   * Regular expression that the whole header must match; anything else gets 401 without a call of the function.
   *
   * @default - the function sees every header that is not empty
   */
  readonly tokenPattern?: string;

  /**
   * How long a decision is remembered for a token, in seconds, 0 to 3600. It then holds for every method, so the function must
   * answer with a policy for the whole stage.
   *
   * @default 300
   */
  readonly cacheSeconds?: number;

  /**
   * Terraform name and statement of the permission to call the function, where it was deployed under others.
   *
   * @default - `<id>_invoke`, as for the authorizers of HTTP and WebSocket APIs
   */
  readonly permission?: Pick<ApiInvokePermissionProps, 'address' | 'statementId'>;
}

/**
 * A Lambda function that decides by a token in a header. It fails with `Unauthorized` for 401 and denies for 403. The permission to
 * call the function is `<id>_invoke`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export class TokenAuthorizer extends NamedConstruct implements RestAuthorizer {
  readonly api: RestApi;
  readonly authorizerId: string;
  readonly authorization = 'CUSTOM';
  readonly identity: readonly [`header.${string}`];

  constructor(scope: Construct, id: string, props: TokenAuthorizerProps) {
    super(scope, id);
    const header = props.header ?? 'Authorization';
    this.check(props, header);

    this.api = props.api;
    this.identity = [`header.${header}`];
    this.authorizerId = new ApiGatewayAuthorizer(this, 'Default', {
      restApiId: props.api.restApiId,
      name: props.name,
      type: 'TOKEN',
      authorizerUri: props.alias.invokeArn,
      identitySource: `method.request.header.${header}`,
      identityValidationExpression: props.tokenPattern,
      authorizerResultTtlInSeconds: props.cacheSeconds ?? authorizerCacheSeconds,
    }).id;
    new ApiInvokePermission(this, 'invoke', {
      alias: props.alias,
      executionArn: props.api.executionArn,
      calls: `/authorizers/${this.authorizerId}`,
      ...props.permission,
    });
  }

  private check({ name, alias, cacheSeconds, tokenPattern }: TokenAuthorizerProps, header: string): void {
    checkAuthorizerName(this, name);
    checkAuthorizerTimeout(this, 'rest', alias);
    checkCacheSeconds(this, cacheSeconds);
    checkPattern(this, {
      prop: 'header',
      value: header,
      pattern: /^[A-Za-z0-9-]+$/,
      mustBe: 'one header name',
      fix: 'Write Authorization, without method.request.header.',
    });
    if (tokenPattern === undefined || isRegularExpression(tokenPattern)) return;
    throw new PropError(this, {
      prop: 'tokenPattern',
      mustBe: 'a regular expression',
      was: tokenPattern,
      fix: 'Escape brackets.',
    });
  }
}
