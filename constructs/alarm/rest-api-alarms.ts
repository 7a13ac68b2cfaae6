import type { Construct } from 'constructs';
import type { RestStage } from '../rest-api/rest-stage';
import { ApiAlarms, type ApiAlarmsProps } from './api-alarms';
import type { ApiAlarmThresholds } from './api-watches';

/** What {@link RestApiAlarms} takes. */
export interface RestApiAlarmsProps extends ApiAlarmsProps {
  /** The stage that is watched. */
  readonly stage: RestStage;
}

/** When the alarms of a REST API fire. */
export type RestApiAlarmThresholds = ApiAlarmThresholds;

/**
 * What wakes someone about a stage of a REST API, as {@link ApiAlarms} says.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class RestApiAlarms extends ApiAlarms {
  constructor(scope: Construct, id: string, props: RestApiAlarmsProps) {
    // A REST API's metrics are named so, by ApiName; `5xx` and ApiId are an HTTP API's.
    super(scope, id, props, {
      dimensions: { ApiName: props.stage.api.apiName, Stage: props.stage.stageName },
      serverErrors: '5XXError',
      clientErrors: '4XXError',
      routeField: 'resourcePath',
      refusalField: 'errorType',
      refusalMeaning: 'UNAUTHORIZED means tokens, INVALID_API_KEY keys, THROTTLED limits',
    });
  }
}
