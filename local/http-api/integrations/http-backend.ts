import { publicTarget } from '../../gateway/public-target';
import { withStageVariables } from '../../gateway/stage-variables';
import type { StageDefinition } from '../../gateway/stages';
import type { Call } from '../call/call';
import { internalError } from '../call/refusal';
import type { IntegrationDefinition, RouteDefinition } from '../definition/definition';
import { requestMappingOf } from '../mapping/request-mapping';
import type { OutgoingRequest } from '../payload/outgoing-request';
import { askBackend } from './ask-backend';
import type { Integrate } from './integration';

/** Answers with a public HTTP backend. */
export function httpBackend(
  integration: IntegrationDefinition,
  route: RouteDefinition,
  stage: StageDefinition,
): Integrate {
  const uri = withStageVariables(integration.uri, stage.variables);
  const mapping = requestMappingOf(integration.requestParameters);
  const pathIsMapped = Object.hasOwn(integration.requestParameters, 'overwrite:path');
  return async (call) => {
    const request = mapping(call);
    const url = urlFor(uri, call);
    if (url === undefined) throw internalError(`${integration.address}: ${JSON.stringify(uri)} is no URL`);
    if (pathIsMapped) url.pathname = request.rawPath;
    else if (route.key === '$default') url.pathname = joined(url, request);
    const found = new URL(publicTarget(url.href, call.api.world.options));
    return askBackend(integration, found, request, call);
  };
}

/** The address with the values of path variables in their places. */
function urlFor(uri: string, call: Call): URL | undefined {
  const filled = uri.replace(/\{([^}+]+)\+?\}/g, (_, name: string) =>
    (call.pathParameters[name] ?? '').split('/').map(encodeURIComponent).join('/'),
  );
  return URL.canParse(filled) ? new URL(filled) : undefined;
}

/** The `$default` route has no path of its own, so the backend gets the whole path of the request. */
const joined = (url: URL, { rawPath }: OutgoingRequest): string => url.pathname.replace(/\/$/, '') + rawPath;
