import type { ApiRequest } from '../../api';
import { callerContext } from '../../iam/callers';
import { evaluate } from '../../iam/evaluate';
import type { Policy } from '../../iam/policy';
import type { Signer } from '../../identity/identity';

/** What a resource policy says of a call. */
export type PolicyWord = 'allowed' | 'denied' | 'not mentioned';

/** Whom a resource policy speaks of. */
export interface Caller {
  readonly request: ApiRequest;
  /** Who signed the request, where someone did. */
  readonly signer: Signer | undefined;
}

const words = { Allow: 'allowed', Deny: 'denied', none: 'not mentioned' } as const;

/** Holds a call against the resource policy of an API. */
export function wordOf(policy: Policy, arn: string, { request, signer }: Caller): PolicyWord {
  const { effect } = evaluate(wholeResources(policy, arn), {
    action: 'execute-api:Invoke',
    resource: arn,
    principal: { arns: signer && [signer.arn], accountId: signer?.accountId },
    context: callerContext(request, signer),
  });
  return words[effect];
}

/** `execute-api:/stage/GET/path` means the API that the policy is attached to. */
export function wholeResources({ name, statements }: Policy, arn: string): Policy {
  const [api] = arn.split('/');
  const whole = (list: readonly string[] | undefined) =>
    list?.map((one) => one.replace(/^execute-api:(?=\/)/, `${api}`));
  return {
    name,
    statements: statements.map((one) => ({
      ...one,
      resources: whole(one.resources),
      notResources: whole(one.notResources),
    })),
  };
}
