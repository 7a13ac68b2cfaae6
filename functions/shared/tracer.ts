import type { Tracer } from '@aws-lambda-powertools/tracer';
import { tracingEnabled } from './environment';

/**
 * The one tracer of a function, or undefined where tracing is off. The X-Ray SDK costs more to load than everything
 * else a function imports, so it is loaded only when it will be used.
 */
export const tracer = tracingEnabled ? await loadTracer() : undefined;

async function loadTracer(): Promise<Tracer> {
  const { Tracer } = await import('@aws-lambda-powertools/tracer');
  return new Tracer();
}
