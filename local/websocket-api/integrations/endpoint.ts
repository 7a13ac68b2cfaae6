import { publicTarget } from '../../gateway/public-target';
import { askEndpoint } from '../../rest-api/integrations/http-endpoint';
import type { IntegrationDefinition } from '../definition/definition';
import { internalError, type Outcome, type RouteCall } from '../route-call';
import type { IntegrationRequest } from './integration-request';

/** Asks an HTTP backend. */
export async function httpEndpoint(
  call: RouteCall,
  { method, address }: IntegrationDefinition,
  { uri, headers, body }: IntegrationRequest,
): Promise<Outcome> {
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const all = typed ? headers : [...headers, ['Content-Type', 'application/json'] as const];
  try {
    const verb = method === 'ANY' ? 'POST' : method;
    const url = publicTarget(uri, call.surroundings.world.options);
    const answer = await askEndpoint({ url, method: verb, headers: all, body: Buffer.from(body), address });
    call.trace.step('integration', `${answer.status} of ${new URL(uri).host}`, address);
    return {
      status: answer.status,
      body: answer.body.toString(),
      headers: Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value])),
    };
  } catch (problem) {
    throw internalError(problem instanceof Error && 'why' in problem ? String(problem.why) : String(problem), 502);
  }
}
