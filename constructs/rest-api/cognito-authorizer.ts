import { ApiGatewayAuthorizer } from '@cdktf/provider-aws/lib/api-gateway-authorizer';
import type { Construct } from 'constructs';
import { authorizerCacheSeconds, checkAuthorizerName, checkCacheSeconds } from '../api/authorizer';
import { NamedConstruct } from '../named-construct';
import { checkCount, checkPattern } from '../prop-check';
import type { RestApi } from './rest-api';
import type { RestAuthorizer } from './rest-authorizer';

/** What {@link CognitoAuthorizer} takes. */
export interface CognitoAuthorizerProps {
  /** The API the authorizer belongs to. */
  readonly api: RestApi;

  /** Name of the authorizer, unique in its API, 1 to 128 characters. */
  readonly name: string;

  /** ARNs of the user pools whose tokens are taken, 1 to 1000. */
  readonly userPoolArns: readonly string[];

  /**
   * How long a token's check is remembered, in seconds, 0 to 3600.
   *
   * @default 300
   */
  readonly cacheSeconds?: number;
}

/**
 * Checks tokens of Cognito user pools in the header `Authorization`: id tokens, or access tokens where a method names scopes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export class CognitoAuthorizer extends NamedConstruct implements RestAuthorizer {
  readonly api: RestApi;
  readonly authorizerId: string;
  readonly authorization = 'COGNITO_USER_POOLS';
  readonly identity = ['header.Authorization'] as const;

  constructor(scope: Construct, id: string, props: CognitoAuthorizerProps) {
    super(scope, id);
    this.check(props);

    this.api = props.api;
    this.authorizerId = new ApiGatewayAuthorizer(this, 'Default', {
      restApiId: props.api.restApiId,
      name: props.name,
      type: 'COGNITO_USER_POOLS',
      providerArns: [...props.userPoolArns],
      identitySource: 'method.request.header.Authorization',
      authorizerResultTtlInSeconds: props.cacheSeconds ?? authorizerCacheSeconds,
    }).id;
  }

  private check({ name, userPoolArns, cacheSeconds }: CognitoAuthorizerProps): void {
    checkAuthorizerName(this, name);
    checkCacheSeconds(this, cacheSeconds);
    checkCount(this, {
      prop: 'userPoolArns',
      value: userPoolArns,
      least: 1,
      most: 1000,
      unit: 'user pools',
      fix: 'Name the pools whose users may call.',
    });
    for (const value of userPoolArns) {
      checkPattern(this, {
        prop: 'userPoolArns',
        value,
        pattern: /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+$/,
        mustBe: 'the ARN of a user pool',
        fix: 'Write arn, not id: take it from the user pool.',
      });
    }
  }
}
