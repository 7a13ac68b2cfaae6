import { Exact } from '../exact';
import type { Stack } from '../stack';
import { monthHours, type Usage, usage } from '../usage';

/** Cache memory of stages of REST APIs, by size; used or not. */
export const restCacheUsage = (stack: Stack): readonly Usage[] =>
  stack
    .all('aws_api_gateway_stage')
    .filter((stage) => stack.isTrue(stage, 'cache_cluster_enabled', stage.address))
    .map((stage) => {
      const size = Number(stack.text(stage, 'cache_cluster_size', '0.5', stage.address));
      return usage(`apigw.rest.cache.${size}`, stage, Exact.of(monthHours), `${monthHours} hours of ${size} GB`);
    });
