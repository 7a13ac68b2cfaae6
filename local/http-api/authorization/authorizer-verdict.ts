import { asObject, type JsonObject } from '../../../terraform/documents/json-object';
import { isPolicyDocument } from '../../gateway/authorizer-policy';
import type { LambdaAuthorizerDefinition } from '../definition/definition';

/** What a Lambda authorizer said. */
export interface Verdict {
  /** Whether the caller may pass, or the policy that tells for which routes. */
  readonly allows: boolean | JsonObject;
  readonly principalId: string | undefined;
  readonly context: JsonObject;
}

/** Reads an authorizer's answer; undefined when it has another shape than its settings ask for. */
export function readVerdict(definition: LambdaAuthorizerDefinition, payload: string): Verdict | undefined {
  const answer = asObject(JSON.parse(payload));
  const context = asObject(answer.context);
  if (definition.simpleResponses && definition.payloadVersion === '2.0')
    return typeof answer.isAuthorized === 'boolean'
      ? { allows: answer.isAuthorized, principalId: undefined, context }
      : undefined;
  if (typeof answer.principalId !== 'string' || !isPolicyDocument(answer.policyDocument)) return undefined;
  return { allows: asObject(answer.policyDocument), principalId: answer.principalId, context };
}
