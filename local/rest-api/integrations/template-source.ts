import type { MethodCall } from '../call';
import { lastValues, oneCase } from '../headers';
import type { Payload } from '../templates/payload';
import type { TemplateParameters, TemplateSource } from '../templates/template-variables';

/** What a template of a method reads, with the payload that it maps. */
export const templateSource = (call: MethodCall, payload: Payload): TemplateSource => ({
  payload,
  parameters: new RequestParameters(call),
  context: call.context,
  stageVariables: call.stageVariables,
});

/** The parameters of a request. Few templates ask for headers, and those of responses for none. */
class RequestParameters implements TemplateParameters {
  constructor(private readonly call: MethodCall) {}

  get path() {
    return this.call.pathParameters;
  }

  get querystring() {
    return lastValues(this.call.query);
  }

  get header() {
    return lastValues(oneCase(this.call.request.headers));
  }
}
