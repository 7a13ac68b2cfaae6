import { booleanOf, numberOf, textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body, Resource } from '../../terraform/model/resource';
import { partsOf } from './api-parts';
import { textMapOf } from './values';

/** One stage of an HTTP or WebSocket API. */
export interface StageDefinition {
  readonly name: string;
  readonly address: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Format of access log lines; undefined when none are written. */
  readonly accessLogFormat: string | undefined;
  /** What routes without a throttle of their own get; undefined for the account's limits. */
  readonly throttle: ThrottleDefinition | undefined;
  /** Throttles of single routes, by their keys. */
  readonly routeThrottles: Readonly<Record<string, ThrottleDefinition>>;
  /** Whether anything was deployed to the stage. */
  readonly isDeployed: boolean;
}

/** A throttle of a stage or route. */
export interface ThrottleDefinition {
  /** Requests a second. */
  readonly rate: number;
  /** Requests at once. */
  readonly burst: number;
}

/** The stages of an API. */
export const readStages = (model: Model, apiId: string): StageDefinition[] =>
  partsOf(model, 'aws_apigatewayv2_stage', apiId).map(readStage);

function readStage(stage: Resource): StageDefinition {
  const defaults = stage.block('default_route_settings');
  return {
    name: textOf(stage.get('name')) ?? '$default',
    address: stage.address,
    variables: textMapOf(stage.get('stage_variables')),
    accessLogFormat: textOf(stage.block('access_log_settings')?.get('format')),
    throttle: defaults && throttleOf(defaults),
    routeThrottles: Object.fromEntries(
      stage.blocks('route_settings').map((block) => [textOf(block.get('route_key')) ?? '', throttleOf(block)]),
    ),
    isDeployed: booleanOf(stage.get('auto_deploy')) === true || stage.has('deployment_id') !== false,
  };
}

/** Terraform sends 0 for a limit that is left out of a block, and API Gateway then lets nothing through. */
const throttleOf = (settings: Body): ThrottleDefinition => ({
  rate: numberOf(settings.get('throttling_rate_limit')) ?? 0,
  burst: numberOf(settings.get('throttling_burst_limit')) ?? 0,
});
