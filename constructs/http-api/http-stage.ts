import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import type { AccessLogFields } from '../api/access-log';
import { checkSameApi } from '../api/same-api';
import { checkStageVariables } from '../api/stage-variables';
import { checkThrottle, type Throttle, throttling } from '../api/throttle';
import type { AccessLogGroup } from '../logging/access-log-group';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { httpAccessLogFields, httpAccessLogFormat } from './http-access-log';
import type { HttpApi } from './http-api';
import type { HttpRoute } from './http-route';

/** What {@link HttpStage} takes. */
export interface HttpStageProps {
  /** The API this stage publishes. */
  readonly api: HttpApi;

  /**
   * Stage name: `$default`, or up to 128 letters, digits, hyphens and underscores. A named stage is the first segment of every URL.
   *
   * @default '$default' - served from the root of the API's address
   */
  readonly name?: string;

  /** Limits for every route that sets none of its own. */
  readonly throttle: Throttle;

  /**
   * Routes with limits of their own.
   *
   * @default - the stage's throttle holds for all routes
   */
  readonly routeThrottles?: readonly RouteThrottle[];

  /** Where access log lines go. */
  readonly accessLog: AccessLogGroup;

  /**
   * What an access log line says; must hold `$context.requestId`, at most 3 KB.
   *
   * @default - {@link httpAccessLogFields}
   */
  readonly accessLogFields?: AccessLogFields;

  /**
   * Values that integrations read as `$stageVariables.<name>`: names of letters, digits and underscores up to 64, values up to
   * 512 characters of `A-Za-z0-9-._~:/?#&=,`.
   *
   * @default - none
   */
  readonly variables?: Readonly<Record<string, string>>;

  /**
   * Whether each route has metrics of its own. They are billed as custom metrics.
   *
   * @default false
   */
  readonly detailedMetrics?: boolean;
}

/** A route and its own limits. */
export interface RouteThrottle {
  /** The route; the stage waits for it, because AWS refuses settings of a route that does not exist yet. */
  readonly route: HttpRoute;

  /** Its limits. */
  readonly throttle: Throttle;
}

/**
 * A published stage of an HTTP API. Changes of routes and integrations go live by themselves.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 */
export class HttpStage extends NamedConstruct {
  /** The API the stage publishes. */
  readonly api: HttpApi;

  /** Name of the stage. */
  readonly stageName: string;

  /** Id to name in API mappings; the same text as the name, and a dependency on the stage. */
  readonly stageId: string;

  /** Address of the stage on the execute-api endpoint. */
  readonly invokeUrl: string;

  /** ARN an IAM policy names the stage by, to be followed by method and path. */
  readonly executionArn: string;

  constructor(scope: Construct, id: string, props: HttpStageProps) {
    super(scope, id);
    this.check(props);
    props.api.parts.addStage(this, props.name ?? '$default', Object.keys(props.variables ?? {}));

    const detailedMetricsEnabled = props.detailedMetrics ?? false;
    const stage = new Apigatewayv2Stage(this, 'Default', {
      apiId: props.api.apiId,
      name: props.name ?? '$default',
      autoDeploy: true,
      accessLogSettings: {
        destinationArn: props.accessLog.arn,
        format: httpAccessLogFormat(this, props.accessLogFields ?? httpAccessLogFields),
      },
      defaultRouteSettings: { ...throttling(props.throttle), detailedMetricsEnabled },
      routeSettings: props.routeThrottles?.length
        ? props.routeThrottles.map(({ route, throttle }) => ({
            routeKey: route.routeKey,
            ...throttling(throttle),
            detailedMetricsEnabled,
          }))
        : undefined,
      stageVariables: props.variables,
    });

    this.api = props.api;
    this.stageName = stage.name;
    this.stageId = stage.id;
    this.invokeUrl = stage.invokeUrl;
    this.executionArn = stage.executionArn;
  }

  private check({ api, name, throttle, routeThrottles = [], variables = {} }: HttpStageProps): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: patterns.httpStageName,
      mustBe: '"$default" or 1 to 128 letters, digits, hyphens and underscores',
      fix: 'Replace other characters by underscores.',
    });
    checkThrottle(this, 'throttle', throttle);
    for (const { route, throttle } of routeThrottles) {
      checkThrottle(this, `routeThrottles[${route.address}]`, throttle);
      checkSameApi(this, `routeThrottles[${route.address}]`, api, route);
    }
    checkStageVariables(this, 'variables', variables);
  }
}
