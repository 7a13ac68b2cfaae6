import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import { nameIn, qualifierIn } from './qualifiers';

/** A service that wants to call a function. */
export interface Caller {
  readonly principal: string;
  readonly sourceArn: string;
}

/** Who may call the functions of a document: its `aws_lambda_permission` resources. */
export class Permissions {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly model: Model) {}

  /** Whether a service may call a function. */
  allow(functionArn: string, { principal, sourceArn }: Caller): boolean {
    const key = `${functionArn} ${principal} ${sourceArn}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const allowed = this.of(functionArn).some((one) => allows(one, functionArn, { principal, sourceArn }));
    if (this.known.size > mostRemembered) this.known.clear();
    this.known.set(key, allowed);
    return allowed;
  }

  /** Says what is missing, and which permissions there are. */
  missing(functionArn: string, { principal, sourceArn }: Caller): string {
    const others = this.of(functionArn).map(({ address }) => address);
    const beside =
      others.length === 0 ? '' : `; ${others.join(', ')} ${others.length === 1 ? 'allows' : 'allow'} other calls`;
    return `no aws_lambda_permission allows ${principal} to invoke ${functionArn} for ${sourceArn}${beside}`;
  }

  private of(functionArn: string): Resource[] {
    const name = nameIn(functionArn);
    return this.model
      .ofType('aws_lambda_permission')
      .filter((one) => nameIn(textOf(one.get('function_name'))) === name);
  }
}

/** Paths are in the ARNs of sources: only so many are kept in mind. */
const mostRemembered = 1000;

function allows(permission: Resource, functionArn: string, { principal, sourceArn }: Caller): boolean {
  const action = textOf(permission.get('action')) ?? '';
  const given = textOf(permission.get('function_name')) ?? '';
  const qualifier = textOf(permission.get('qualifier')) ?? qualifierIn(given);
  return (
    /^(lambda:InvokeFunction|lambda:\*|\*)$/i.test(action) &&
    sameQualifier(qualifier, qualifierIn(functionArn)) &&
    ['*', principal].includes(textOf(permission.get('principal')) ?? '') &&
    matchesSource(permission, sourceArn)
  );
}

/** A permission of the function itself does not reach its versions and aliases. */
const sameQualifier = (one = '$LATEST', other = '$LATEST'): boolean => one === other;

function matchesSource(permission: Resource, sourceArn: string): boolean {
  const account = textOf(permission.get('source_account'));
  const pattern = textOf(permission.get('source_arn'));
  if (account !== undefined && sourceArn.split(':')[4] !== account) return false;
  return pattern === undefined || arnLike(pattern, sourceArn);
}

/** IAM's `ArnLike`: each of the six parts is matched by itself; `*` stands for any characters, `?` for one. */
export function arnLike(pattern: string, arn: string): boolean {
  const parts = sixParts(arn);
  return sixParts(pattern).every((part, at) => wildcard(part).test(parts[at] ?? ''));
}

function sixParts(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );
