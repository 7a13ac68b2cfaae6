import type { Context } from 'aws-lambda';
import { beforeDeadline } from './deadline';
import { logger } from './logger';
import { metrics } from './metrics';
import { isRecord } from './record';
import { requestIdOf } from './request-id';

/** What Lambda calls. */
export type Invocation<Result> = (event: unknown, context: Context) => Promise<Result>;

/** What a warm-up is answered. */
export interface WarmUpResult {
  readonly statusCode: 204;
  readonly body: '';
}

/** Makes a Lambda handler: a warm-up returns at once, log lines carry the request's id, metrics leave with the answer. */
export function createHandler<Result>(run: Invocation<Result>): Invocation<Result | WarmUpResult> {
  let warmedUp = false;
  return async (event, context) => {
    logger.addContext(context);
    if (isWarmUp(event)) {
      // The warm-up has taken the cold start on itself: the metric counts only the starts that a caller waited for.
      warmedUp = true;
      return { statusCode: 204, body: '' };
    }
    if (!warmedUp) metrics.captureColdStartMetric(context.functionName);
    return observed(event, context, run);
  };
}

function isWarmUp(event: unknown): boolean {
  return isRecord(event) && event.warmup === true;
}

async function observed<Result>(event: unknown, context: Context, run: Invocation<Result>): Promise<Result> {
  logger.setCorrelationId(requestIdOf(event) ?? context.awsRequestId);
  try {
    return await beforeDeadline(context, () => run(event, context));
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    logger.resetKeys();
  }
}
