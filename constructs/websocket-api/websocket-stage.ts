import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import type { AccessLogFields } from '../api/access-log';
import { type LoggingRole, settingToWaitFor } from '../api/logging-role';
import { checkSameApi } from '../api/same-api';
import { checkStageVariables } from '../api/stage-variables';
import { checkThrottle, type Throttle, throttling } from '../api/throttle';
import type { AccessLogGroup } from '../logging/access-log-group';
import { keptLogGroup, type LogKeeping } from '../logging/kept-log-group';
import { NamedConstruct } from '../named-construct';
import { checkOneOf, checkPattern } from '../prop-check';
import { webSocketAccessLogFields, webSocketAccessLogFormat } from './websocket-access-log';
import type { WebSocketApi } from './websocket-api';
import type { WebSocketDeployment } from './websocket-deployment';
import type { WebSocketRoute } from './websocket-route';

/** What {@link WebSocketStage} takes. */
export interface WebSocketStageProps {
  /** What the stage shows, and so which API it publishes. */
  readonly deployment: WebSocketDeployment;

  /** Stage name, 1 to 128 letters, digits, hyphens and underscores: the last part of the execute-api address. */
  readonly name: string;

  /** Limits for every route that sets none of its own, in handshakes and messages. */
  readonly throttle: Throttle;

  /**
   * Routes with limits of their own.
   *
   * @default - the stage's throttle holds for all routes
   */
  readonly routeThrottles?: readonly WebSocketRouteThrottle[];

  /** Where access log lines go. */
  readonly accessLog: AccessLogGroup;

  /**
   * What an access log line says; must hold `$context.requestId`, at most 3 KB.
   *
   * @default - {@link webSocketAccessLogFields}
   */
  readonly accessLogFields?: AccessLogFields;

  /** What API Gateway logs about its own work. */
  readonly executionLog: ExecutionLog;

  /**
   * Who sets the role with which API Gateway writes logs. AWS refuses a WebSocket stage with any log in an account and region
   * that has none. Where another stack of this app sets it, deploy that one first; `'set elsewhere'` says that something outside
   * of this app does.
   */
  readonly loggingRole: LoggingRole;

  /**
   * Values that authorizers read as `stageVariables.<name>`, and handlers in their events: names of letters, digits and underscores up
   * to 64, values up to 512 characters of `A-Za-z0-9-._~:/?#&=,`.
   *
   * @default - none
   */
  readonly variables?: Readonly<Record<string, string>>;

  /**
   * Whether each route has metrics of its own. They are billed as custom metrics.
   *
   * @default true
   */
  readonly detailedMetrics?: boolean;
}

/** A route and its own limits. */
export interface WebSocketRouteThrottle {
  /** The route; the stage waits for it, because AWS refuses settings of a route that does not exist yet. */
  readonly route: WebSocketRoute;

  /** Its limits. */
  readonly throttle: Throttle;
}

/** API Gateway's log about its own work; bodies of messages are never in it. */
export interface ExecutionLog extends LogKeeping {
  /** Least severe line that is written. */
  readonly level: 'ERROR' | 'INFO';
}

/**
 * A published stage of a WebSocket API. It shows one deployment and never deploys by itself. The log group of its execution log
 * is `<id>_execution_log`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-stages.html
 */
export class WebSocketStage extends NamedConstruct {
  /** The API the stage publishes. */
  readonly api: WebSocketApi;

  /** Name of the stage. */
  readonly stageName: string;

  /** Id to name in API mappings; the same text as the name, and a dependency on the stage. */
  readonly stageId: string;

  /** Where clients connect on the execute-api endpoint, `wss://…/<stage>`. */
  readonly invokeUrl: string;

  constructor(scope: Construct, id: string, props: WebSocketStageProps) {
    super(scope, id);
    this.api = props.deployment.api;
    this.check(props);

    const watched = {
      loggingLevel: props.executionLog.level,
      // A trace of data would write every message into a log.
      dataTraceEnabled: false,
      detailedMetricsEnabled: props.detailedMetrics ?? true,
    };
    const stage = new Apigatewayv2Stage(this, 'Default', {
      apiId: this.api.apiId,
      name: props.name,
      deploymentId: props.deployment.deploymentId,
      autoDeploy: false,
      accessLogSettings: {
        destinationArn: props.accessLog.arn,
        format: webSocketAccessLogFormat(this, props.accessLogFields ?? webSocketAccessLogFields),
      },
      defaultRouteSettings: { ...throttling(props.throttle), ...watched },
      routeSettings: props.routeThrottles?.length
        ? props.routeThrottles.map(({ route, throttle }) => ({
            routeKey: route.routeKey,
            ...throttling(throttle),
            ...watched,
          }))
        : undefined,
      stageVariables: props.variables,
      dependsOn: [this.executionLog(props), ...settingToWaitFor(this, props.loggingRole)],
    });

    this.stageName = stage.name;
    this.stageId = stage.id;
    this.invokeUrl = stage.invokeUrl;
  }

  /** API Gateway would make the group itself, and keep its lines for ever. */
  private executionLog({ name: stageName, executionLog }: WebSocketStageProps): CloudwatchLogGroup {
    return keptLogGroup(this, 'execution_log', `/aws/apigateway/${this.api.apiId}/${stageName}`, executionLog);
  }

  private check({ name, throttle, routeThrottles = [], variables, executionLog }: WebSocketStageProps): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: patterns.stageName,
      mustBe: '1 to 128 letters, digits, hyphens and underscores',
      fix: 'Replace other characters by underscores.',
    });
    checkThrottle(this, 'throttle', throttle);
    for (const { route, throttle } of routeThrottles) {
      checkThrottle(this, `routeThrottles[${route.address}]`, throttle);
      checkSameApi(this, `routeThrottles[${route.address}]`, this.api, route);
    }
    checkStageVariables(this, 'variables', variables);
    checkOneOf(this, {
      prop: 'executionLog.level',
      value: executionLog.level,
      allowed: ['ERROR', 'INFO'],
      fix: 'Take ERROR where INFO is too much; without an execution log nobody learns why a handshake failed.',
    });
  }
}
