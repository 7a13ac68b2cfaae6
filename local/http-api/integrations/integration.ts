import type { Call } from '../call/call';
import type { IntegrationAnswer } from '../payload/function-answer';

/** Asks what stands behind a route. Rejects with a refusal when it cannot answer. */
export type Integrate = (call: Call) => Promise<IntegrationAnswer>;
