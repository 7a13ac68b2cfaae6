import { Worker } from 'node:worker_threads';

/**
 * Worker threads that call a handler, one call at a time each, and nothing of Lambda.
 *
 * @param {string} script
 * @param {string} handler
 * @returns {(event: object) => Promise<string>}
 */
export function workersFor(script, handler) {
  /** @type {Worker[]} */
  const idle = [];
  /** @type {Map<Worker, (answer: string) => void>} */
  const waiting = new Map();

  /** @returns {Promise<Worker>} */
  function environment() {
    const known = idle.pop();
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      const worker = new Worker(script, { workerData: { handler } });
      worker.on('message', (message) => {
        if (message === 'ready') resolve(worker);
        else waiting.get(worker)?.(message.answer);
      });
    });
  }

  return async (event) => {
    const worker = await environment();
    /** @type {string} */
    const answer = await new Promise((resolve) => {
      waiting.set(worker, resolve);
      worker.postMessage({ id: 1, event: JSON.stringify(event) });
    });
    idle.push(worker);
    return answer;
  };
}
