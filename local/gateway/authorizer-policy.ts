import { asObject, blocksUnder } from '../../terraform/documents/json-object';
import { matches } from '../iam/patterns';

/** What a Lambda authorizer's policy says of a call of `execute-api:Invoke`. */
export type PolicyDecision = 'allowed' | 'denied' | 'not mentioned';

/** Decides by the policy document that a Lambda authorizer gave: a Deny counts more than any Allow. */
export function decisionOf(policyDocument: unknown, arn: string): PolicyDecision {
  const effects = blocksUnder(asObject(policyDocument).Statement)
    .filter((statement) => fits(statement.Action, 'execute-api:Invoke', true) && fits(statement.Resource, arn, false))
    .map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'denied';
  return effects.includes('Allow') ? 'allowed' : 'not mentioned';
}

/** Whether a value is a policy document at all. */
export const isPolicyDocument = (value: unknown): boolean => blocksUnder(asObject(value).Statement).length > 0;

function fits(patterns: unknown, text: string, anyCase: boolean): boolean {
  const list = (Array.isArray(patterns) ? patterns : [patterns]).filter((one) => typeof one === 'string');
  return list.some((pattern) => matches(pattern, text, anyCase));
}
