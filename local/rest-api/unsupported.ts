import type { World } from '../world';
import type { RestApiDefinition } from './definition/rest-api-definition';
import type { StageDefinition } from './definition/stages';
import { patternOf } from './integrations/selection-pattern';

/** Says at start what of an API has no effect here. */
export function tellUnsupported(api: RestApiDefinition, stages: readonly StageDefinition[], world: World): void {
  for (const { integration } of api.methods) {
    for (const { selectionPattern, address } of integration?.responses ?? [])
      if (selectionPattern !== undefined && patternOf(selectionPattern) === undefined)
        world.unsupported(address, `the selection pattern ${selectionPattern} cannot be read: it takes nothing`);
  }
  for (const { address, canary } of stages)
    if (canary !== undefined && (world.options.canary ?? canary.percent) > 0)
      world.unsupported(
        address,
        'the canary has the methods of its stage: here it differs by variables and cache alone',
      );
  for (const { settings } of stages)
    for (const { address, cacheEncrypted } of settings)
      if (cacheEncrypted) world.unsupported(address, 'cache_data_encrypted has no effect: the cache is in memory');
}
