import type { Router } from '@aws-lambda-powertools/event-handler/http';
import type { APIGatewayProxyResult, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readApiEvent } from './api-event';
import { answerError } from './http-answers';
import { createHandler, type Invocation } from './invocation';
import { requestIdOf } from './request-id';
import { traced } from './request-trace';
import { tracer } from './tracer';

/** What API Gateway is answered, in either payload version. */
export type HttpResult = APIGatewayProxyResult | APIGatewayProxyStructuredResultV2;

/** A Lambda handler that serves a router to API Gateway. */
export type HttpHandler = Invocation<HttpResult>;

/** Makes the Lambda handler of a router, warm-ups, logs and metrics included. */
export function createHttpHandler(router: Router): HttpHandler {
  return createHandler(serve(router));
}

/** Serves a router: any event whatever is answered. */
export function serve(router: Router): HttpHandler {
  const answer: HttpHandler = async (event, context) => {
    try {
      return await router.resolve(readApiEvent(event), context);
    } catch (error) {
      return toResult(answerError(error, requestIdOf(event) ?? context.awsRequestId));
    }
  };
  return tracer ? traced(tracer, answer) : answer;
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
