import type { Router } from '@aws-lambda-powertools/event-handler/http';

/**
 * Answers what a browser asks before it sends a token, on whatever path. The function only says yes: an HTTP API adds the headers
 * that the browser wants to read.
 */
export function answerPreflights(router: Router): void {
  router.options(/\/.*/, async () => new Response(null, { status: 204 }));
}
