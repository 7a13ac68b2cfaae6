import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
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
import type { HttpApi } from './http-api';

/** What of a request an authorizer cannot do without, and what its answer is remembered by. */
export type HttpIdentitySource =
  | `$request.header.${string}`
  | `$request.querystring.${string}`
  | `$context.${string}`
  | `$stageVariables.${string}`;

const defaultIdentitySources: readonly HttpIdentitySource[] = ['$request.header.Authorization', '$context.routeKey'];

/** What {@link RequestAuthorizer} takes. */
export interface RequestAuthorizerProps {
  /** The API the authorizer belongs to. */
  readonly api: HttpApi;

  /** Name of the authorizer in the AWS console, 1 to 128 characters. */
  readonly name: string;

  /** The alias that decides. It has 10 seconds at most, and answers `{ isAuthorized, context }`. */
  readonly alias: FunctionAlias;

  /**
   * What every request must hold. Where one is missing the caller gets 401 and the function is not called, so a source that only
   * some callers send locks out the others.
   *
   * @default ['$request.header.Authorization', '$context.routeKey']
   */
  readonly identitySources?: readonly HttpIdentitySource[];

  /**
   * How long a decision is remembered for the same identity sources, in seconds, 0 to 3600. A simple answer does not name the route it
   * is for. So unless this is 0, `$context.routeKey` must be among the sources: who may use one route could use them all otherwise.
   *
   * @default 300
   */
  readonly cacheSeconds?: number;
}

/**
 * A Lambda function that decides about callers by simple responses, payload format 2.0, and hands what it knows of them to the
 * integration. The permission to call the function is `<id>_invoke`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export class RequestAuthorizer extends NamedConstruct {
  /** Id AWS gives the authorizer. */
  readonly authorizerId: string;

  /** The API the authorizer belongs to. */
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: RequestAuthorizerProps) {
    super(scope, id);
    const { api, alias, identitySources = defaultIdentitySources, cacheSeconds = authorizerCacheSeconds } = props;
    checkAuthorizerName(this, props.name);
    checkAuthorizerTimeout(this, 'http', alias);
    this.checkIdentitySources(identitySources);
    this.checkCache(identitySources, cacheSeconds);
    api.parts.addAuthorizer(this);

    const authorizer = new Apigatewayv2Authorizer(this, 'Default', {
      apiId: api.apiId,
      authorizerType: 'REQUEST',
      name: props.name,
      authorizerUri: alias.invokeArn,
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      identitySources: [...identitySources],
      authorizerResultTtlInSeconds: cacheSeconds,
    });
    new ApiInvokePermission(this, 'invoke', {
      alias,
      executionArn: api.executionArn,
      calls: `/authorizers/${authorizer.id}`,
    });

    this.api = api;
    this.authorizerId = authorizer.id;
  }

  private checkIdentitySources(identitySources: readonly HttpIdentitySource[]): void {
    for (const value of identitySources) {
      checkPattern(this, {
        prop: 'identitySources',
        value,
        pattern: patterns.httpIdentitySource,
        mustBe: '$request.header.<name>, $request.querystring.<name>, $context.<name> or $stageVariables.<name>',
        fix: 'Write $request.header.Authorization; method.request.* belongs to REST APIs, route.request.* to WebSocket APIs.',
      });
    }
  }

  private checkCache(identitySources: readonly HttpIdentitySource[], cacheSeconds: number): void {
    checkCacheSeconds(this, cacheSeconds);
    if (cacheSeconds === 0 || identitySources.includes('$context.routeKey')) return;
    throw new PropError(this, {
      prop: 'identitySources',
      mustBe: 'a list that holds $context.routeKey while cacheSeconds is above 0',
      was: identitySources,
      fix: 'Add $context.routeKey, or a decision about one route is used for all of them; or set cacheSeconds to 0.',
    });
  }
}
