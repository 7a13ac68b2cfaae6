import * as http from 'node:http';
import * as https from 'node:https';
import { arrayBuffer } from 'node:stream/consumers';
import { FetchError, JwksValidationError } from 'aws-jwt-verify/error';
import { assertIsJwks, type Jwks, type PenaltyBox, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { safeJsonParse } from 'aws-jwt-verify/safe-json-parse';

/** How long a key set may take to arrive, in milliseconds, before a caller is told that the server failed. */
const fetchTimeoutMs = 3_000;

/** How long after a token named a key in vain the next fetch waits, in milliseconds. */
const pauseMs = 1_000;

/**
 * The keys that an issuer publishes at a URI. They are fetched with the first token, kept, and fetched again when a token names
 * another one.
 */
export function keySet(uri: string): SimpleJwksCache {
  checkUri(uri);
  return new SimpleJwksCache({ fetcher: { fetch: fetchKeys }, jwksParser: parseKeys, penaltyBox: new Pause() });
}

/**
 * Anybody can name unknown keys, and the issuer must not be asked for each. The library refuses every unknown key for a while then,
 * a newly published one as well. Here the token waits for its turn and is answered the truth.
 */
class Pause implements PenaltyBox {
  private over = 0;

  async wait(): Promise<void> {
    const left = this.over - performance.now();
    if (left > 0) await new Promise((resume) => setTimeout(resume, left));
  }

  registerFailedAttempt(): void {
    this.over = performance.now() + pauseMs;
  }

  registerSuccessfulAttempt(): void {
    this.over = 0;
  }
}

/** Keys that came over an open connection would prove nothing. Nobody else is on the loopback interface. */
function checkUri(uri: string): void {
  const url = URL.parse(uri);
  const isLoopback = /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback)) return;
  throw new Error(
    `URI of the keys: must be an https URL, was ${JSON.stringify(uri)}. Take jwks_uri of the issuer's discovery.`,
  );
}

/**
 * Not by `fetch`: it holds its signal weakly, so that after a garbage collection nothing ends a body that never comes.
 *
 * @see https://github.com/nodejs/undici/issues/3644
 */
function fetchKeys(uri: string): Promise<ArrayBuffer> {
  const { get } = uri.startsWith('http:') ? http : https;
  return new Promise((resolve, reject) => {
    // On a connection of its own: one that was kept may have died while the environment stood still.
    const request = get(uri, { agent: false }, (response) => {
      if (response.statusCode === 200) arrayBuffer(response).then(resolve, fail);
      else fail(`status ${response.statusCode}`);
    }).on('error', fail);
    const timer = setTimeout(() => fail(`no answer within ${fetchTimeoutMs} ms`), fetchTimeoutMs);
    request.on('close', () => clearTimeout(timer));

    function fail(reason: unknown): void {
      reject(new FetchError(uri, reason));
      request.destroy();
    }
  });
}

function parseKeys(bytes: ArrayBuffer): Jwks {
  const keys = safeJsonParse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  assertIsJwks(keys);
  if (keys.keys.length === 0) throw new JwksValidationError('The key set is empty');
  return keys;
}
