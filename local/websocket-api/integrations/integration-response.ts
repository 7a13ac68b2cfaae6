import type { IntegrationDefinition } from '../definition/definition';
import { internalError, type Outcome, type RouteCall } from '../route-call';
import { jsonIn, memberAt, selected } from '../selection';
import { chosenTemplate, rendered } from './template';

/** What an integration that is no proxy answered, through the response that fits it. */
export function integrationResponse(call: RouteCall, integration: IntegrationDefinition, answered: Outcome): Outcome {
  const { responses, responseSelection = '$integration.response.statuscode' } = integration;
  if (responses.length === 0) return answered;
  const lookup = responseLookup(answered);
  const key = selected(responseSelection, lookup) ?? '';
  const response =
    responses.find((one) => one.key !== '$default' && fits(one.key, key)) ??
    responses.find((one) => one.key === '$default');
  if (response === undefined) throw internalError(`no response of ${integration.address} takes "${key}"`);
  call.trace.step('integration response', response.key, integration.address);
  const template = chosenTemplate(response.content, lookup);
  if (template === undefined) return answered;
  return { ...answered, body: rendered(call, template, answered.body, integration.address) };
}

/** A key is a text, or a pattern between slashes: `/2\d\d/`. */
function fits(key: string, text: string): boolean {
  const pattern = /^\/(.+)\/$/s.exec(key)?.[1];
  return pattern === undefined ? key === text : new RegExp(`^(?:${pattern})$`).test(text);
}

function responseLookup({ status, body, headers }: Outcome): (name: string) => unknown {
  return (name) => {
    const [, , part = '', ...path] = name.split('.');
    if (part === 'statuscode') return status;
    if (part === 'header') return headers[path.join('.').toLowerCase()];
    return part === 'body' ? memberAt(jsonIn(body), path) : undefined;
  };
}
