import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import type { Construct } from 'constructs';
import { ApiInvokePermission } from '../lambda/api-invoke-permission';
import type { FunctionAlias } from '../lambda/function-alias';
import { NamedConstruct } from '../named-construct';
import { checkLength, checkPattern, checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';
import type { HttpApi } from './http-api';

/** What of a request an authorizer cannot do without, and what its answer is remembered by. */
export type HttpIdentitySource =
  | `$request.header.${string}`
  | `$request.querystring.${string}`
  | `$context.${string}`
  | `$stageVariables.${string}`;

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
   * @default ['$request.header.Authorization']
   */
  readonly identitySources?: readonly HttpIdentitySource[];

  /**
   * How long an answer is remembered for the same identity sources, in seconds, 0 to 3600. A simple answer says nothing of routes:
   * remembered without `$context.routeKey` among the sources, leave for one route is leave for all.
   *
   * @default 0 - every request is decided anew
   */
  readonly resultTtlSeconds?: number;
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
    const { api, alias, identitySources = ['$request.header.Authorization'], resultTtlSeconds = 0 } = props;
    this.check(props.name, alias);
    this.checkCache(identitySources, resultTtlSeconds);
    api.parts.addAuthorizer(this);

    const authorizer = new Apigatewayv2Authorizer(this, 'Default', {
      apiId: api.apiId,
      authorizerType: 'REQUEST',
      name: props.name,
      authorizerUri: alias.invokeArn,
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      identitySources: [...identitySources],
      authorizerResultTtlInSeconds: resultTtlSeconds,
    });
    new ApiInvokePermission(this, 'invoke', {
      alias,
      executionArn: api.executionArn,
      calls: `/authorizers/${authorizer.id}`,
    });

    this.api = api;
    this.authorizerId = authorizer.id;
  }

  private check(name: string, { timeoutSeconds }: FunctionAlias): void {
    checkLength(this, { prop: 'name', value: name, least: 1, most: 128, fix: 'Shorten it.' });
    checkWholeNumber(this, {
      prop: "alias's timeoutSeconds",
      value: timeoutSeconds,
      least: 1,
      most: 10,
      unit: 'seconds',
      fix: 'API Gateway waits 10 seconds for an authorizer; shorten the timeout of its function.',
    });
  }

  private checkCache(identitySources: readonly HttpIdentitySource[], resultTtlSeconds: number): void {
    for (const value of identitySources) {
      checkPattern(this, {
        prop: 'identitySources',
        value,
        pattern: /^\$(request\.(header|querystring)|context|stageVariables)\.\S+$/,
        mustBe: '$request.header.<name>, $request.querystring.<name>, $context.<name> or $stageVariables.<name>',
        fix: 'Write $request.header.Authorization; method.request.* belongs to REST APIs, route.request.* to WebSocket APIs.',
      });
    }
    checkWholeNumber(this, {
      prop: 'resultTtlSeconds',
      value: resultTtlSeconds,
      least: 0,
      most: 3600,
      unit: 'seconds',
      fix: 'Remember an answer for an hour at most: until then nothing takes it back.',
    });
    if (resultTtlSeconds === 0 || identitySources.includes('$context.routeKey')) return;
    throw new PropError(this, {
      prop: 'identitySources',
      mustBe: 'a list that holds $context.routeKey while resultTtlSeconds is above 0',
      was: identitySources,
      fix: 'Add $context.routeKey: without it a remembered leave for one route opens them all.',
    });
  }
}
