import process, { env, exit } from 'node:process';
import { nextCall, say, start } from './channel.mjs';
import { contextOf } from './context.mjs';
import { current } from './current-call.mjs';
import { errorJson } from './error-json.mjs';
import { RuntimeError } from './runtime-error.mjs';
import { answerStream, isStreaming } from './streaming.mjs';

/** The call under way: settled once, whatever comes after. */
let settled = true;

/** Whether the handler of the call under way returned a promise. */
let promised = false;

/** Lambda's words, as far as its page on troubleshooting tells them. */
const neverSettled =
  'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled.';

/** @type {import('./load-handler.mjs').Handler} */
let handler;

/** What the callback was given, until nothing is left to do. @type {(() => void) | undefined} */
let waiting;

/**
 * Takes one call after another.
 *
 * @param {import('./load-handler.mjs').Handler} loaded
 */
export function serveCalls(loaded) {
  handler = loaded;
  process.on('beforeExit', idle);
  process.on('unhandledRejection', (reason) =>
    fatal(new RuntimeError('Runtime.UnhandledPromiseRejection', reason), 128),
  );
  process.on('uncaughtException', (problem) => fatal(problem, 129));
  start.port.on('message', run);
  say(['ready']);
  rest();
}

/** @param {import('./channel.mjs').Call} call */
function run(call) {
  settled = false;
  promised = false;
  waiting = undefined;
  // A call ends when nothing but the wait for the next one is left to do.
  start.port.unref();
  current.requestId = call[1];
  env._X_AMZN_TRACE_ID = call[3];
  const context = Object.assign(contextOf(call), { done, succeed, fail });
  /** @type {(error?: unknown, result?: unknown) => void} */
  const callback = (error, result) => {
    const end = () => done(error, result);
    if (context.callbackWaitsForEmptyEventLoop) waiting ??= end;
    else end();
  };
  try {
    if (isStreaming(handler)) return void stream(JSON.parse(call[0]), context, call[5]);
    const result = handler(JSON.parse(call[0]), context, callback);
    promised = isPromise(result);
    if (isPromise(result)) result.then(succeed, fail);
  } catch (problem) {
    fail(problem);
  }
}

/** @param {unknown} event @param {object} context @param {boolean} takesPieces */
function stream(event, context, takesPieces) {
  const answer = answerStream(takesPieces ? (piece) => say(['piece', piece]) : undefined);
  const written = handler(event, /** @type {any} */ (answer.stream), /** @type {any} */ (context));
  Promise.all([written, answer.whole]).then(([, whole]) => settled || finish(['answer', whole]), fail);
}

/** @param {unknown} value @returns {value is PromiseLike<unknown>} */
function isPromise(value) {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** @param {unknown} [error] @param {unknown} [result] */
function done(error, result) {
  if (error === undefined || error === null) succeed(result);
  else fail(error);
}

/** @param {unknown} [result] */
function succeed(result) {
  if (settled) return;
  try {
    finish(['answer', JSON.stringify(result ?? null) ?? 'null']);
  } catch (problem) {
    fail(new Error(`Unable to stringify response body: ${problem}`));
  }
}

/** @param {unknown} [problem] */
function fail(problem) {
  if (!settled) finish(['failed', errorJson(problem), false]);
}

/** @param {import('../environment').WorkerMessage} message */
function finish(message) {
  settled = true;
  waiting = undefined;
  say(message);
  process.nextTick(afterCall);
}

/** What was begun in the same turn may end; what takes longer stands still until the next call. */
function afterCall() {
  if (process.getActiveResourcesInfo().length === 0) rest();
  else setImmediate(rest);
}

/** Waits for the next call: standing still when the function left anything to do, else in the event loop, which is cheaper. */
function rest() {
  if (!settled) return;
  if (start.inspected || process.getActiveResourcesInfo().length === 0) start.port.ref();
  else run(nextCall());
}

/** Nothing is left to do: a callback's answer may go, what never called back ends without one, and a promise that stays open is a failure. */
function idle() {
  if (waiting !== undefined) waiting();
  else if (!settled && promised) fatal(new RuntimeError('Runtime.NodeJsExit', neverSettled), 1);
  else if (!settled) finish(['answer', 'null']);
}

/** @param {unknown} problem @param {number} code */
function fatal(problem, code) {
  if (!settled) say(['failed', errorJson(problem), true]);
  settled = true;
  exit(code);
}
