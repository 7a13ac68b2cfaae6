import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { errorJson } from './error-json.mjs';

/**
 * What the environment was started with.
 *
 * @typedef {object} Start
 * @property {import('node:worker_threads').MessagePort} port Where calls come from.
 * @property {Int32Array} signal Counts calls, and says whether the thread stands still and has to be woken.
 * @property {string} task The function's folder.
 * @property {string | undefined} opt The layers' folder.
 * @property {string} tmp The environment's own folder.
 * @property {readonly string[]} real Folders that are meant as they stand, though they may lie below `/tmp` or `/opt`.
 * @property {string} handler
 * @property {string} endpoint Where AWS's hosts are found.
 * @property {readonly string[]} hosts Hosts besides AWS's own that are found there, or single addresses, as host and path.
 * @property {string | undefined} nodeOptions `NODE_OPTIONS` of the function, as far as it is one of the environment.
 * @property {boolean} inspected
 * @property {string} logFormat `JSON` or `Text`.
 * @property {string} logLevel Least level that is logged as JSON.
 */

/** @type {Start} */
export const start = workerData;

/** @typedef {readonly [payload: string, requestId: string, functionArn: string, traceHeader: string, deadline: number, takesPieces: boolean]} Call */

/** Places in the signal: how many calls were sent, and whether the thread stands still. */
const [sent, frozen] = [0, 1];

/**
 * Says something to the environment.
 *
 * @param {import('../environment').WorkerMessage} message
 */
export function say(message) {
  parentPort?.postMessage(message);
}

/**
 * Waits for the next call and takes it. The thread stands still meanwhile: as on Lambda, no timer and no callback of the function goes on.
 *
 * @returns {Call}
 */
export function nextCall() {
  Atomics.store(start.signal, frozen, 1);
  for (;;) {
    const seen = Atomics.load(start.signal, sent);
    const received = receiveMessageOnPort(start.port);
    if (received !== undefined) {
      Atomics.store(start.signal, frozen, 0);
      return received.message;
    }
    Atomics.wait(start.signal, sent, seen);
  }
}

/**
 * Says that the code outside of the handler failed; the environment is of no use then.
 *
 * @param {unknown} problem
 */
export function failInit(problem) {
  say(['init-failed', errorJson(problem)]);
}
