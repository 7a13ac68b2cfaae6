import { asRaw, type Raw } from '../../../terraform/documents/raw-json';
import { isPolicyDocument } from '../../gateway/authorizer-policy';
import type { LambdaAuthorizerDefinition } from '../definition/definition';

/** What a Lambda authorizer said. */
export interface Verdict {
  /** Whether the caller may pass, or the policy that tells for which routes. */
  readonly allows: boolean | Raw;
  readonly principalId: string | undefined;
  readonly context: Raw;
}

/** Reads an authorizer's answer; undefined when it has another shape than its settings ask for. */
export function readVerdict(definition: LambdaAuthorizerDefinition, payload: string): Verdict | undefined {
  const answer = asRaw(JSON.parse(payload));
  const context = asRaw(answer.context);
  if (definition.simpleResponses && definition.payloadVersion === '2.0')
    return typeof answer.isAuthorized === 'boolean'
      ? { allows: answer.isAuthorized, principalId: undefined, context }
      : undefined;
  if (typeof answer.principalId !== 'string' || !isPolicyDocument(answer.policyDocument)) return undefined;
  return { allows: asRaw(answer.policyDocument), principalId: answer.principalId, context };
}
