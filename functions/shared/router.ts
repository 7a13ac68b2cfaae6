import { NotFoundError, ParameterValidationError, Router } from '@aws-lambda-powertools/event-handler/http';
import { allowOrigins } from './cors';
import { answer, answerError } from './http-answers';
import { logger } from './logger';
import { requestIdOf } from './request-id';
import { nameByRoute } from './request-trace';
import { tracer } from './tracer';

// Node.js compiles its web classes when the first one is made. Made here, that is part of the function's start, when
// Lambda gives it the most CPU, and not of the first request.
new Request('https://localhost');

/**
 * A router that answers every error alike. A path or method that no route has is 404: API Gateway answers so itself
 * before a function is called, and a caller should not see which of the two answered.
 */
export function createRouter(): Router {
  const router = new Router({ logger });
  if (tracer) router.use(nameByRoute(tracer));
  if (allowOrigins) router.use(allowOrigins);
  router.errorHandler(NotFoundError, async () => answer(404, { message: 'No such route.' }));
  router.errorHandler(ParameterValidationError, async () => answer(404, { message: 'No such route.' }));
  router.errorHandler(Error, async (error, { event, context }) =>
    answerError(error, requestIdOf(event) ?? context.awsRequestId),
  );
  return router;
}
