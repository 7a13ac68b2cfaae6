import type { ApiRequest } from '../api';
import type { Signer } from '../identity/identity';
import type { RunOptions } from '../options';
import { readCallerPolicy } from './caller-policy';
import { evaluate } from './evaluate';
import { type Grants, judge } from './judge';
import type { Policy } from './policy';

/** A call of an API that someone signed. */
export interface SignedCall {
  readonly signer: Signer;
  readonly request: ApiRequest;
  /** ARN of what is called: `…/stage/GET/users/1`. */
  readonly arn: string;
  /** @default execute-api:Invoke */
  readonly action?: string;
  /** The API's own policy. @default - none */
  readonly resourcePolicy?: Policy | undefined;
}

/** Why a caller may not call. */
export interface CallerRefusal {
  /** Whether a policy denies the call; else none allows it. */
  readonly denied: boolean;
  /** In AWS's words: `because no identity-based policy allows …`. */
  readonly why: string;
}

/** What those may call who sign requests. */
export class Callers {
  private readonly developer: Grants;

  constructor(
    private readonly roles: ReadonlyMap<string, Grants>,
    private readonly options: RunOptions,
  ) {
    this.developer = { policies: [readCallerPolicy(options.callerPolicy)], boundary: undefined };
  }

  /** Why the signer may not call; undefined when it may. */
  refusal({
    signer,
    request,
    arn,
    resourcePolicy,
    action = 'execute-api:Invoke',
  }: SignedCall): CallerRefusal | undefined {
    if (this.options.allowAll) return undefined;
    const grants = signer.roleArn === undefined ? this.developer : this.roles.get(signer.roleArn);
    if (grants === undefined) return undefined;
    const arns = [signer.arn, ...(signer.roleArn === undefined ? [] : [signer.roleArn])];
    const principal = { arns, accountId: signer.accountId };
    const asked = { action, resource: arn, principal, context: callerContext(request, signer) };
    const { why, decision } = judge(grants, resourcePolicy && evaluate(resourcePolicy, asked), asked);
    return why === undefined ? undefined : { denied: decision.effect === 'Deny', why };
  }
}

/** Values of the condition keys that are known of whoever calls an API. */
export function callerContext({ headers, sourceIp }: ApiRequest, signer: Signer | undefined) {
  const header = (name: string) => headers.findLast(([one]) => one.toLowerCase() === name)?.[1];
  return {
    'aws:SourceIp': sourceIp,
    'aws:UserAgent': header('user-agent'),
    'aws:Referer': header('referer'),
    'aws:SecureTransport': 'true',
    'aws:PrincipalArn': signer?.roleArn ?? signer?.arn,
    'aws:PrincipalAccount': signer?.accountId,
  };
}
