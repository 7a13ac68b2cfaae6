import { type AccessRequest, type Decision, evaluate } from './evaluate';
import type { Policy } from './policy';

/** What identity policies say for someone, and what bounds them. */
export interface Grants {
  readonly policies: readonly Policy[];
  readonly boundary: Policy | undefined;
}

/** What decides, and why it refuses; without a reason it allows. */
export interface Judgement {
  readonly decision: Decision;
  readonly why?: string;
}

/**
 * Holds a request against all policies that concern it, as AWS does within one account: an explicit deny wins, else the policy of the
 * resource or those of the identity allow.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function judge(
  { policies, boundary: bounds }: Grants,
  resource: Decision | undefined,
  request: AccessRequest,
): Judgement {
  const { action } = request;
  const identity = evaluate(policies, request);
  for (const [decision, kind] of [
    [identity, 'an identity-based'],
    [resource, 'a resource-based'],
  ] as const)
    if (decision?.effect === 'Deny') return { why: `with an explicit deny in ${kind} policy`, decision };
  const boundary = bounds && evaluate(bounds, request);
  if (boundary?.effect === 'Deny')
    return { why: 'with an explicit deny in a permissions boundary', decision: { ...boundary, unknown: [] } };
  if (resource?.effect === 'Allow') return { decision: resource };
  if (identity.effect === 'none')
    return { why: `because no identity-based policy allows the ${action} action`, decision: identity };
  if (boundary?.effect === 'none')
    return { why: `because no permissions boundary allows the ${action} action`, decision: boundary };
  return { decision: identity };
}
