import type { IncomingMessage } from 'node:http';

/** Names of this machine for itself. Any port is taken: what is forwarded here may have another one. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Why a request may not be answered; undefined when it may. A foreign `Host` is what a web page elsewhere sends whose name was led to this
 * machine, a foreign `Origin` what it sends when it calls the console by its own name.
 */
export function whyForbidden({ headers, method }: IncomingMessage, changes = method !== 'GET'): string | undefined {
  const { host = '', origin } = headers;
  if (!loopback.test(host)) return `Host: must be localhost or a loopback address, was ${JSON.stringify(host)}.`;
  if (origin === undefined && !changes && !isCrossSite(headers)) return undefined;
  if (origin === `http://${host}`) return undefined;
  return `Origin: must be http://${host}, the page's own, was ${JSON.stringify(origin ?? 'none')}.`;
}

/** Browsers say so of pictures, scripts and links of other pages, which carry no `Origin`. A person may open the page from anywhere. */
function isCrossSite(headers: IncomingMessage['headers']): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  return site !== 'none' && site !== 'same-origin' && headers['sec-fetch-mode'] !== 'navigate';
}
