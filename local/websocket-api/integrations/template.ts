import { Payload } from '../../rest-api/templates/payload';
import { noOverrides, templateVariables } from '../../rest-api/templates/template-variables';
import { velocityTemplate } from '../../rest-api/templates/velocity';
import type { TemplateChoice } from '../definition/definition';
import { internalError, type RouteCall } from '../route-call';
import { type SelectionLookup, selected } from '../selection';

/** The template that is chosen: the one its expression names, else `$default`; undefined when there is none. */
export function chosenTemplate({ selection, templates }: TemplateChoice, lookup: SelectionLookup): string | undefined {
  const key = selection === undefined ? undefined : selected(selection, lookup);
  return (key === undefined ? undefined : templates[key]) ?? templates.$default;
}

/** Renders a template over a body. What breaks it is told at the terminal, with its line. */
export function rendered(call: RouteCall, template: string, body: string, address: string): string {
  try {
    const payload = new Payload(body, (reason) => new Error(`the body is no JSON: ${reason}`));
    const parameters = {
      path: {},
      querystring: mapOf(call.event.queryStringParameters),
      header: mapOf(call.event.headers),
    };
    const context = structuredClone(call.event.requestContext) as Record<string, never>;
    const stageVariables = call.connection.stage.variables;
    const text = velocityTemplate(template).render(
      templateVariables({ payload, parameters, context, stageVariables }, noOverrides()),
    );
    call.trace.template({ template, input: body, output: text }, address);
    return text;
  } catch (problem) {
    const failure = problem instanceof Error ? problem.message : String(problem);
    call.trace.template({ template, input: body, failure }, address);
    throw internalError(`the template of ${address} fails: ${failure}`);
  }
}

const mapOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
