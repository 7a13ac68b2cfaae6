import { booleanOf, numberOf, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { textMapOf } from '../../gateway/values';
import type { StageDefinition, ThrottleDefinition } from './definition';
import { partsOf } from './parts';

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
