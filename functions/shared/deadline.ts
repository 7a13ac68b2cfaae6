import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import type { Context } from 'aws-lambda';

/** How long before Lambda ends a call its work stops, in milliseconds: an answer, its log lines and metrics take no longer. */
const reserveMs = 1_000;

const deadlines = new AsyncLocalStorage<AbortSignal>();

/** Aborted when the time of the request that runs is over, or its answer is made; undefined outside of a request. */
export function deadline(): AbortSignal | undefined {
  return deadlines.getStore();
}

/**
 * Runs a request, whose {@link deadline} ends what would keep it from answering in time. What is still under way when it has answered
 * is ended, too: Lambda would go on with it in the middle of the next request.
 */
export async function beforeDeadline<Result>(
  context: Context,
  run: (deadline: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  // Everything a request has under way at once listens to it.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => controller.abort(), context.getRemainingTimeInMillis() - reserveMs);
  try {
    return await deadlines.run(controller.signal, run, controller.signal);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
