import type { MethodCall } from '../call';
import { lastValues, oneCase } from '../headers';
import type { Payload } from '../templates/payload';
import type { TemplateSource } from '../templates/template-variables';

/** What a template of a method reads, with the payload that it maps. */
export const templateSource = (call: MethodCall, payload: Payload): TemplateSource => ({
  payload,
  parameters: {
    path: call.pathParameters,
    querystring: lastValues(call.query),
    // Few templates ask for headers.
    get header() {
      return lastValues(oneCase(call.request.headers));
    },
  },
  context: call.context,
  stageVariables: call.stageVariables,
});
