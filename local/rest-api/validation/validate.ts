import type { MethodCall } from '../call';
import { headerOf, mediaTypeOf } from '../headers';
import { requestSource } from '../parameter-mapping';
import { Refusal } from '../refusal';
import type { BodyValidator } from './body-validator';

/** Refuses a request that lacks a required parameter, or whose body does not fit its model. */
export function validate(call: MethodCall, bodies: BodyValidator): void {
  const { validator, address } = call.method;
  if (validator.parameters) validateParameters(call);
  if (validator.body) validateBody(call, bodies);
  if (validator.parameters || validator.body) call.trace.step('validation', 'fits', address);
}

function validateParameters(call: MethodCall): void {
  const missing = Object.entries(call.method.parameters)
    .filter(([source, required]) => required && (requestSource(source, call) ?? '').trim() === '')
    .map(([source]) => source.replace(/^method\.request\.\w+\./, ''));
  if (missing.length === 0) return;
  const message = `Missing required request parameters: [${missing.join(', ')}]`;
  throw new Refusal('BAD_REQUEST_PARAMETERS', message, { validation: message, address: call.method.address });
}

function validateBody(call: MethodCall, bodies: BodyValidator): void {
  const { models, address } = call.method;
  const type = mediaTypeOf(headerOf(call.request.headers, 'content-type')) || 'application/json';
  const model = Object.entries(models).find(([one]) => mediaTypeOf(one) === type)?.[1] ?? models.$default;
  if (model === undefined) return;
  const problems = bodies.problems(model, call.body.toString());
  if (problems.length === 0) return;
  const validation = `[${problems.join(', ')}]`;
  throw new Refusal('BAD_REQUEST_BODY', 'Invalid request body', {
    validation,
    why: `${model}: ${validation}`,
    address,
  });
}
