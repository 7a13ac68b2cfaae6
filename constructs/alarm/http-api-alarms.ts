import type { Construct } from 'constructs';
import type { HttpStage } from '../http-api/http-stage';
import { ApiAlarms, type ApiAlarmsProps, type ApiAlarmThresholds } from './api-alarms';

/** What {@link HttpApiAlarms} takes. */
export interface HttpApiAlarmsProps extends ApiAlarmsProps {
  /** The stage that is watched. */
  readonly stage: HttpStage;
}

/** When the alarms of an HTTP API fire. */
export type HttpApiAlarmThresholds = ApiAlarmThresholds;

/**
 * What wakes someone about an HTTP API: `<id>_5xx`, `<id>_latency` and `<id>_4xx_rate`.
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
      refusalFields: 'status and authorizerError by ip and routeKey',
      refusalMeaning: "401 means tokens, 404 a client's paths, 429 the throttle",
    });
  }
}
