import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { requiredVariable } from '../environment';
import { signedHeaders } from './signed-request';

/** How many posts are under way at once. */
export const postsAtOnce = 32;

/** How often a post is tried that is throttled, fails on AWS's side or gets lost on the way. */
const attempts = 4;

/** The longest pause before the second attempt, in milliseconds; it doubles with each further one. */
const firstPauseMs = 100;

/** How long a connection may be silent before a post counts as lost, in milliseconds. */
const silenceMs = 3_000;

/** Never the domain of an event: behind a custom domain that is another one than the endpoint with its stage. */
const endpoint = new URL(requiredVariable('MANAGEMENT_ENDPOINT'));
const transport = endpoint.protocol === 'http:' ? http : https;
const agent = new transport.Agent({ keepAlive: true, maxSockets: postsAtOnce });

/** Thrown when a post was answered, and refused. */
export class PostRefusedError extends Error {
  override readonly name = 'PostRefusedError';

  constructor(
    /** HTTP status of the answer. */
    readonly status: number,
    reason: string,
  ) {
    super(`The management endpoint answered ${status} ${reason}`.trim());
  }
}

/** Posts a frame to a connection, and says whether it is still there. Throws what else went wrong. */
export async function post(connectionId: string, frame: string, signal: AbortSignal): Promise<'delivered' | 'gone'> {
  const path = `${endpoint.pathname.replace(/\/$/, '')}/@connections/${encodeURIComponent(connectionId)}`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await postOnce(path, frame, signal);
      return 'delivered';
    } catch (error) {
      if (error instanceof PostRefusedError && error.status === 410) return 'gone';
      if (attempt === attempts || signal.aborted || !isPassing(error)) throw error;
      await pause(Math.random() * firstPauseMs * 2 ** (attempt - 1), undefined, { signal });
    }
  }
}

async function postOnce(path: string, frame: string, signal: AbortSignal): Promise<void> {
  const headers = await signedHeaders(endpoint, path, frame);
  await new Promise<void>((resolve, reject) => {
    const request = transport.request(endpoint, { method: 'POST', path, headers, agent, signal, timeout: silenceMs });
    request.on('response', (response) => {
      const { statusCode = 0 } = response;
      const reason = String(response.headers['x-amzn-errortype'] ?? '');
      response.on('end', () => (statusCode === 200 ? resolve() : reject(new PostRefusedError(statusCode, reason))));
      response.on('error', reject).resume();
    });
    request.on('timeout', () => request.destroy(new Error(`The management endpoint was silent for ${silenceMs} ms`)));
    // As text, not bytes: then Node writes head and body to the socket at once.
    request.on('error', reject).end(frame);
  });
}

/** Whether the same post may succeed later: it was throttled, failed on AWS's side, or got no answer at all. */
function isPassing(error: unknown): boolean {
  return !(error instanceof PostRefusedError) || error.status === 429 || error.status >= 500;
}
