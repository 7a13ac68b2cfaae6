import { Metrics } from '@aws-lambda-powertools/metrics';

/** The one metrics recorder of a function. Namespace and service come from the environment. */
export const metrics = new Metrics();
