import type { Construct } from 'constructs';
import type { HttpStage } from '../http-api/http-stage';
import { ApiAlarms, type ApiAlarmsProps } from './api-alarms';
import type { ApiAlarmThresholds } from './api-watches';

/** What {@link HttpApiAlarms} takes. */
export interface HttpApiAlarmsProps extends ApiAlarmsProps {
  /** The stage that is watched. */
  readonly stage: HttpStage;
}

/** When the alarms of an HTTP API fire. */
export type HttpApiAlarmThresholds = ApiAlarmThresholds;

/**
 * What wakes someone about an HTTP API, as {@link ApiAlarms} says.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export class HttpApiAlarms extends ApiAlarms {
  constructor(scope: Construct, id: string, props: HttpApiAlarmsProps) {
    // An HTTP API's metrics are named so, by ApiId; `5XXError` and ApiName are a REST API's.
    super(scope, id, props, {
      dimensions: { ApiId: props.stage.api.apiId, Stage: props.stage.stageName },
      serverErrors: '5xx',
      clientErrors: '4xx',
      routeField: 'routeKey',
      refusalField: 'authorizerError',
      refusalMeaning: "401 means tokens, 404 a client's paths, 429 the throttle",
    });
  }
}
