import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { start } from './channel.mjs';
import { current } from './current-call.mjs';

/** Sends calls of AWS's hosts, and of issuers that the document creates, to the services of this machine. All others go out as they are. */
export function rerouteAws() {
  const { hostname, port } = new URL(start.endpoint);
  reroute(https, http, hostname, port);
  reroute(http, http, hostname, port);
  rerouteFetch();
  syncBuiltinESMExports();
}

/**
 * @param {string} host
 * @param {string} [path]
 */
function isOurs(host, path = '/') {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return (
    /\.(amazonaws\.com(\.cn)?|api\.aws|amazoncognito\.com)$/.test(name) ||
    [name, name + path].some((one) => start.hosts.includes(one))
  );
}

/**
 * @param {typeof https | typeof http} module
 * @param {typeof http} plain
 * @param {string} hostname
 * @param {string} port
 */
function reroute(module, plain, hostname, port) {
  const { request } = module;
  const to = /** @type {(options: http.RequestOptions, callback: any) => http.ClientRequest} */ (plain.request);
  /** @param {any[]} given */
  const rerouted = (...given) => {
    const { options, callback } = read(given);
    const host = String(options.hostname ?? options.host ?? 'localhost');
    if (!isOurs(host, options.path)) return /** @type {any} */ (request)(...given);
    const headers = withHost(options.headers, options.port ? `${host}:${options.port}` : host);
    return to(
      {
        ...options,
        protocol: 'http:',
        host: hostname,
        hostname,
        port,
        headers,
        agent,
        socketPath: undefined,
      },
      callback,
    );
  };
  module.request = /** @type {any} */ (rerouted);
  module.get = /** @type {any} */ ((/** @type {any[]} */ ...given) => rerouted(...given).end());
}

const agent = new http.Agent({ keepAlive: true });

/**
 * @param {any[]} given
 * @returns {{ options: Record<string, any>, callback: any }}
 */
function read([first, second, third]) {
  const url = typeof first === 'string' ? new URL(first) : first instanceof URL ? first : undefined;
  if (url === undefined) return { options: first ?? {}, callback: second };
  const fromUrl = { hostname: url.hostname, port: url.port, path: url.pathname + url.search };
  return typeof second === 'function'
    ? { options: fromUrl, callback: second }
    : { options: { ...fromUrl, ...second }, callback: third };
}

/**
 * @param {any} headers
 * @param {string} host
 */
function withHost(headers, host) {
  if (Array.isArray(headers)) return headers;
  const named = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'host');
  // Which call asks: for its trace.
  const call = { 'x-local-request-id': current.requestId ?? '' };
  return named ? { ...headers, ...call } : { host, ...headers, ...call };
}

function rerouteFetch() {
  const before = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = urlOf(input);
    return url !== undefined && isOurs(url.hostname, url.pathname)
      ? overHttp(url, new Request(input, init))
      : before(input, init);
  };
}

/** @param {string | URL | Request} input */
function urlOf(input) {
  const text = input instanceof Request ? input.url : String(input);
  return URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * `fetch` may not set `Host`, so such a call goes through `node:http`.
 *
 * @param {URL} url
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function overHttp(url, request) {
  const body = Buffer.from(await request.arrayBuffer());
  return new Promise((resolve, reject) => {
    const sent = http.request(
      url,
      { method: request.method, headers: Object.fromEntries(request.headers) },
      (answer) => {
        const chunks = /** @type {Buffer[]} */ ([]);
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => resolve(responseOf(answer, Buffer.concat(chunks))));
      },
    );
    sent.on('error', reject);
    request.signal.addEventListener('abort', () => sent.destroy(request.signal.reason));
    sent.end(body);
  });
}

/**
 * @param {http.IncomingMessage} answer
 * @param {Buffer} body
 */
function responseOf({ statusCode = 502, rawHeaders }, body) {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  return new Response([204, 205, 304].includes(statusCode) ? null : new Uint8Array(body), {
    status: statusCode,
    headers,
  });
}
