import { within } from '../../gateway/within';
import type { Call } from '../call/call';
import { Refusal, unavailable } from '../call/refusal';
import type { IntegrationDefinition } from '../definition/definition';
import type { IntegrationAnswer } from '../payload/function-answer';
import { type OutgoingRequest, queryText } from '../payload/outgoing-request';
import { sendHttp } from './send-http';

/** Sends a call's request to a URL, with what API Gateway adds for HTTP backends. */
export async function askBackend(
  integration: IntegrationDefinition,
  url: URL,
  request: OutgoingRequest,
  call: Call,
): Promise<IntegrationAnswer> {
  const { address, method, timeout } = integration;
  const query = queryText(request);
  if (query !== '') url.search = url.search === '' ? query : `${url.search.slice(1)}&${query}`;
  const sent = sendHttp({
    method: method === 'ANY' ? call.request.method : method,
    url,
    headers: backendHeaders(request, url, call),
    body: call.request.body,
  });
  const late = () => unavailable(`${address} took more than ${timeout} ms`, 'INTEGRATION_TIMEOUT');
  try {
    const answer = await within(timeout, sent, late, call.api.world.options.inspect);
    call.integration.status = answer.status;
    return answer;
  } catch (problem) {
    call.integration.error = problem instanceof Error ? problem.message : String(problem);
    if (problem instanceof Refusal) throw problem;
    throw unavailable(`${url.origin} cannot be reached: ${call.integration.error}`);
  }
}

function backendHeaders(
  { headers }: OutgoingRequest,
  { host }: URL,
  { domainName, request: { sourceIp, body } }: Call,
): Map<string, string[]> {
  const sent = new Map(headers);
  sent.set('host', [host]);
  sent.set('via', [...(headers.get('via') ?? []), 'HTTP/1.1 AmazonAPIGateway']);
  sent.set('forwarded', [...(headers.get('forwarded') ?? []), `for=${sourceIp};host=${domainName};proto=https`]);
  for (const name of ['x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto']) sent.delete(name);
  if (body.length === 0) sent.delete('content-length');
  return sent;
}
