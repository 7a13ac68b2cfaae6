import { ApiGatewayAuthorizer } from '@cdktf/provider-aws/lib/api-gateway-authorizer';
import type { Construct } from 'constructs';
import {
  authorizerCacheSeconds,
  checkAuthorizerName,
  checkAuthorizerTimeout,
  checkCacheSeconds,
} from '../api/authorizer';
import { ApiInvokePermission } from '../lambda/api-invoke-permission';
import type { FunctionAlias } from '../lambda/function-alias';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import type { RestApi } from './rest-api';
import type { RestAuthorizer } from './rest-authorizer';
import type { RestParameter } from './rest-parameters';

/** What of a request an authorizer cannot do without, and what its answer is remembered by. */
export type RestIdentitySource =
  | `header.${string}`
  | `querystring.${string}`
  | `path.${string}`
  | `context.${string}`
  | `stageVariables.${string}`;

/** What {@link RestRequestAuthorizer} takes. */
export interface RestRequestAuthorizerProps {
  /** The API the authorizer belongs to. */
  readonly api: RestApi;

  /** Name of the authorizer, unique in its API, 1 to 128 characters. */
  readonly name: string;

  /** The alias that decides. It has 29 seconds at most, and answers with a policy. */
  readonly alias: FunctionAlias;

  /**
   * What every request must hold. Where one is missing the caller gets 401 and the function is not called.
   *
   * @default ['header.Authorization']
   */
  readonly identitySources?: readonly RestIdentitySource[];

  /**
   * How long a decision is remembered for the same identity sources, in seconds, 0 to 3600. It then holds for every method, so the function must
   * answer with a policy for the whole stage.
   *
   * @default 300
   */
  readonly cacheSeconds?: number;
}

/**
 * A Lambda function that decides by the whole request: headers, query string, path, stage variables and context. It fails with
 * `Unauthorized` for 401 and denies for 403. The permission to call the function is `<id>_invoke`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export class RestRequestAuthorizer extends NamedConstruct implements RestAuthorizer {
  readonly api: RestApi;
  readonly authorizerId: string;
  readonly authorization = 'CUSTOM';
  readonly identity: readonly RestParameter[];

  constructor(scope: Construct, id: string, props: RestRequestAuthorizerProps) {
    super(scope, id);
    const { api, alias, identitySources = ['header.Authorization'], cacheSeconds = authorizerCacheSeconds } = props;
    checkAuthorizerName(this, props.name);
    checkAuthorizerTimeout(this, 'rest', alias);
    checkCacheSeconds(this, cacheSeconds);
    this.checkIdentitySources(identitySources, cacheSeconds);

    this.api = api;
    this.identity = identitySources.filter(isParameter);
    this.authorizerId = new ApiGatewayAuthorizer(this, 'Default', {
      restApiId: api.restApiId,
      name: props.name,
      type: 'REQUEST',
      authorizerUri: alias.invokeArn,
      identitySource: identitySources.map((one) => (isParameter(one) ? `method.request.${one}` : one)).join(','),
      authorizerResultTtlInSeconds: cacheSeconds,
    }).id;
    new ApiInvokePermission(this, 'invoke', {
      alias,
      executionArn: api.executionArn,
      calls: `/authorizers/${this.authorizerId}`,
    });
  }

  private checkIdentitySources(identitySources: readonly RestIdentitySource[], cacheSeconds: number): void {
    for (const value of identitySources) {
      checkPattern(this, {
        prop: 'identitySources',
        value,
        pattern: /^(header|querystring|path|context|stageVariables)\.[^\s,]+$/,
        mustBe: 'header.<name>, querystring.<name>, path.<name>, context.<name> or stageVariables.<name>',
        fix: 'Write header.Authorization, without method.request.',
      });
    }
    if (cacheSeconds === 0 || identitySources.length > 0) return;
    throw new PropError(this, {
      prop: 'identitySources',
      mustBe: 'a list of at least one while cacheSeconds is above 0',
      was: identitySources,
      fix: 'Name what tells callers apart, or set cacheSeconds to 0: one decision would be used for all of them.',
    });
  }
}

const isParameter = (source: RestIdentitySource): source is Extract<RestIdentitySource, RestParameter> =>
  /^(header|querystring|path)\./.test(source);
