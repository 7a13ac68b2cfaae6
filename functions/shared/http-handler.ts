import type { Router } from '@aws-lambda-powertools/event-handler/http';
import type { APIGatewayProxyResult, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { readApiEvent } from './api-event';
import { answerError } from './http-answers';
import { logger } from './logger';
import { metrics } from './metrics';
import { isRecord } from './record';
import { requestIdOf } from './request-id';

/** What API Gateway is answered, in either payload version. */
export type HttpResult = APIGatewayProxyResult | APIGatewayProxyStructuredResultV2;

/** A Lambda handler that serves a router to API Gateway. */
export type HttpHandler = (event: unknown, context: Context) => Promise<HttpResult>;

/**
 * Makes the Lambda handler of a router: a warm-up returns at once, log lines carry the request's id, metrics leave with
 * the answer, and any event whatever is answered.
 */
export function createHttpHandler(router: Router): HttpHandler {
  let warmedUp = false;
  return async (event, context) => {
    logger.addContext(context);
    if (isWarmUp(event)) {
      // The warm-up has taken the cold start on itself: the metric counts only the starts that a caller waited for.
      warmedUp = true;
      return { statusCode: 204, body: '' };
    }
    if (!warmedUp) metrics.captureColdStartMetric(context.functionName);
    return observed(event, context, () => resolve(router, event, context));
  };
}

function isWarmUp(event: unknown): boolean {
  return isRecord(event) && event.warmup === true;
}

async function observed(event: unknown, context: Context, run: () => Promise<HttpResult>): Promise<HttpResult> {
  logger.setCorrelationId(requestIdOf(event) ?? context.awsRequestId);
  try {
    return await run();
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    logger.resetKeys();
  }
}

async function resolve(router: Router, event: unknown, context: Context): Promise<HttpResult> {
  try {
    return await router.resolve(readApiEvent(event), context);
  } catch (error) {
    return toResult(answerError(error, requestIdOf(event) ?? context.awsRequestId));
  }
}

/** A result that is valid in both payload versions, for an event whose version may be unknown. */
async function toResult(response: Response): Promise<HttpResult> {
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
    isBase64Encoded: false,
  };
}
