import { holds } from './condition';
import { matches, withVariables } from './patterns';
import type { Policy, Principals, Statement } from './policy';

/** Who asks. */
export interface Principal {
  /** ARNs by which policies may name it: of the role and of its session, or of a user. */
  readonly arns?: readonly string[] | undefined;
  readonly accountId?: string | undefined;
  /** `apigateway.amazonaws.com`, when a service asks. */
  readonly service?: string | undefined;
}

/** What is asked for. */
export interface AccessRequest {
  /** `dynamodb:Query`. */
  readonly action: string;
  /** ARN, or `*`. */
  readonly resource: string;
  /**
   * Who asks; only policies of resources name principals.
   *
   * @default - nobody: a statement that names principals does not match
   */
  readonly principal?: Principal | undefined;
  /** Values of condition keys, `aws:SourceIp`. Keys without a value here are not known. */
  readonly context?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
}

/** What policies say of a request. */
export interface Decision {
  /** `none`: no statement matches, which is a refusal, too. */
  readonly effect: 'Allow' | 'Deny' | 'none';
  /** The statement that decided. */
  readonly statement?: Statement | undefined;
  /** Policy of that statement. */
  readonly policy?: string | undefined;
  /** Conditions that would have decided otherwise, and what is not known of them here. */
  readonly unknown: readonly string[];
}

/** Evaluates policies as IAM does: a `Deny` that matches wins, else an `Allow`. */
export function evaluate(policies: Policy | readonly Policy[], request: AccessRequest): Decision {
  const unknown: string[] = [];
  let allowed: Decision | undefined;
  for (const policy of [policies].flat()) {
    for (const statement of policy.statements) {
      if (!concerns(statement, request) || !conditionsHold(statement, request, unknown)) continue;
      const decision: Decision = { effect: statement.effect, statement, policy: policy.name, unknown };
      if (statement.effect === 'Deny') return decision;
      allowed ??= decision;
    }
  }
  return allowed ?? { effect: 'none', unknown };
}

function concerns(statement: Statement, request: AccessRequest): boolean {
  return (
    actionMatches(statement, request) && resourceMatches(statement, request) && principalMatches(statement, request)
  );
}

function actionMatches({ actions, notActions }: Statement, { action }: AccessRequest): boolean {
  const isIn = (list: readonly string[]): boolean => list.some((pattern) => matches(pattern, action, true));
  return notActions === undefined ? isIn(actions ?? []) : !isIn(notActions);
}

function resourceMatches(statement: Statement, request: AccessRequest): boolean {
  const { resources, notResources } = statement;
  const isIn = (list: readonly string[]): boolean =>
    list.some((pattern) => {
      const expected = withVariables(pattern, (key) => single(contextValue(request, key)));
      return expected !== undefined && matches(expected, request.resource);
    });
  if (notResources !== undefined) return !isIn(notResources);
  // A trust policy has no resources: it is about its own role.
  return resources === undefined
    ? statement.principals !== undefined || statement.notPrincipals !== undefined
    : isIn(resources);
}

function principalMatches({ principals, notPrincipals }: Statement, { principal }: AccessRequest): boolean {
  if (notPrincipals !== undefined) return principal !== undefined && !isNamed(notPrincipals, principal);
  if (principals === undefined) return true;
  return isNamed(principals, principal ?? {});
}

function isNamed(names: Principals, { arns = [], accountId, service }: Principal): boolean {
  if ((names.Service ?? []).some((name) => service !== undefined && matches(name, service))) return true;
  return [...(names.AWS ?? []), ...(names['*'] ?? [])].some((name) => {
    if (name === '*') return true;
    if (name === accountId || (accountId !== undefined && name.endsWith(`::${accountId}:root`))) return true;
    return arns.includes(name);
  });
}

/** Condition keys are read in any case. */
function contextValue({ context = {} }: AccessRequest, key: string): readonly string[] | undefined {
  const expected = key.toLowerCase();
  const value = Object.entries(context).find(([name]) => name.toLowerCase() === expected)?.[1];
  return value === undefined ? undefined : [value].flat();
}

const single = (values: readonly string[] | undefined): string | undefined => values?.[0];

function conditionsHold({ conditions, effect }: Statement, request: AccessRequest, unknown: string[]): boolean {
  return conditions.every(({ operator, key, values }) => {
    const given = contextValue(request, key);
    const expected = values.flatMap(
      (value) => withVariables(value, (name) => single(contextValue(request, name))) ?? [],
    );
    const held = holds(operator, expected, given);
    if (held === undefined) unknown.push(`the operator ${operator} is not simulated`);
    else if (given === undefined && !/Null$/.test(operator)) unknown.push(`${key} is not known here`);
    return held ?? effect === 'Deny';
  });
}
