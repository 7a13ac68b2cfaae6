// One environment of the floor: a worker thread that calls the same handler as the local run, and does nothing else.
import { parentPort, workerData } from 'node:worker_threads';

const { handler } = await import(workerData.handler);

parentPort?.on('message', async ({ id, event }) => {
  parentPort?.postMessage({ id, answer: JSON.stringify(await handler(JSON.parse(event))) });
});
parentPort?.postMessage('ready');
