import { textOf } from '../../terraform/language/value';
import type { Deployed } from '../deployed/deployed';
import type { RunOptions } from '../options';
import { type Need, ServiceFault } from '../services/service';
import type { Trace } from '../trace';
import type { AccessDecision } from './access-decision';
import { Callers } from './callers';
import { type AccessRequest, type Decision, evaluate } from './evaluate';
import { type Judgement, judge } from './judge';
import type { Policy } from './policy';
import { resourcePoliciesOf } from './resource-policies';
import { type Role, rolesOf } from './roles';

/** Whom a demand tells what was decided. */
export interface Demanding {
  readonly trace?: Trace | undefined;
  /** Gets each decision, the one that refuses last. */
  readonly access?: AccessDecision[] | undefined;
}

/** What roles may do. */
export interface Iam {
  /**
   * Throws AWS's refusal when a role may not do what a call needs. Its trace says role, action and resource. Without a role
   * everything is allowed: it is a developer who calls.
   */
  demand(roleArn: string | undefined, needs: readonly Need[], call?: Demanding): void;
  /** Whether a service may act as a role; roles that the document does not create are believed. */
  mayAssume(roleArn: string, service: string): boolean;
  /** What those may call who sign requests. */
  readonly callers: Pick<Callers, 'refusal'>;
}

/** What IAM stands in. */
export interface IamSurroundings {
  readonly deployed: Deployed;
  readonly options: RunOptions;
  readonly now: () => number;
  unsupported(address: string, why: string): void;
}

/** Reads the roles of a document. */
export function startIam(surroundings: IamSurroundings): Iam {
  const { deployed, options, unsupported } = surroundings;
  const roles = new Map(rolesOf(deployed).map((role) => [role.arn, role]));
  const judge = new Judge(surroundings, resourcePoliciesOf(deployed));
  for (const { address, unknown, policies } of roles.values()) {
    for (const { name } of policies.filter(({ isUnknown }) => isUnknown))
      unsupported(name, 'the policy is not known before an apply: it allows nothing here');
    for (const arn of unknown) unsupported(address, `the statements of ${arn} are not known here: it allows nothing`);
  }
  const mayAssume = (arn: string, service: string): boolean => {
    const trust = roles.get(arn)?.trust;
    const request = { action: 'sts:AssumeRole', resource: arn, principal: { service } };
    return (
      options.allowAll === true || trust === undefined || trust.isUnknown || evaluate(trust, request).effect === 'Allow'
    );
  };
  if (!options.allowAll) sayUntrusted(deployed, mayAssume, unsupported);
  const unheld = new Set<string>();
  return {
    mayAssume,
    callers: new Callers(roles, options),
    demand(roleArn, needs, call = {}) {
      if (roleArn === undefined || options.allowAll) return;
      const role = roles.get(roleArn);
      if (role !== undefined) for (const need of needs) judge.demand(role, need, call);
      else if (!unheld.has(roleArn)) {
        unheld.add(roleArn);
        unsupported(roleArn, 'the role is not in this configuration: its calls are not held against policies');
      }
    },
  };
}

/** AWS creates no function whose role Lambda may not assume. */
function sayUntrusted(
  { model }: Deployed,
  mayAssume: (arn: string, service: string) => boolean,
  unsupported: IamSurroundings['unsupported'],
): void {
  for (const lambda of model.ofType('aws_lambda_function')) {
    const role = textOf(lambda.get('role'));
    if (role !== undefined && !mayAssume(role, 'lambda.amazonaws.com'))
      unsupported(lambda.address, 'The role defined for the function cannot be assumed by Lambda.');
  }
}

class Judge {
  constructor(
    private readonly surroundings: IamSurroundings,
    private readonly resourcePolicies: ReadonlyMap<string, Policy>,
  ) {}

  demand(role: Role, need: Need, { trace, access }: Demanding): void {
    const { decision, why } = this.judged(role, need);
    const { action, resource } = need;
    const { policy, statement, unknown } = decision;
    access?.push({
      ...{ role: role.name, address: role.address, action, resource, policy, statement, why },
      allowed: why === undefined,
    });
    if (why === undefined) return;
    const hint = unknown.length === 0 ? '' : `; ${unknown.join('; ')}`;
    trace?.step('iam', `${role.name} may not ${action} on ${resource}${hint}`, role.address);
    const message = `User: ${this.session(role)} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
    throw new ServiceFault('AccessDeniedException', message);
  }

  /** The session's name is that of the function; the first one stands for all of a role. */
  private session({ arn, name }: Role): string {
    const { model, partition, accountId } = this.surroundings.deployed;
    const user = model.ofType('aws_lambda_function').find((one) => one.get('role') === arn);
    const session = textOf(user?.attribute('function_name')) ?? 'local';
    return `arn:${partition}:sts::${accountId}:assumed-role/${name}/${session}`;
  }

  /** What decides, and why it refuses; without a reason it allows. */
  private judged(role: Role, need: Need): Judgement {
    const request = this.requestOf(role, need);
    return judge(role, this.ofResource(request), request);
  }

  private ofResource(request: AccessRequest): Decision | undefined {
    const policy = this.resourcePolicies.get(request.resource.replace(/^(arn:[^:]*:s3:::[^/]+)\/.*$/, '$1'));
    return policy && evaluate(policy, request);
  }

  private requestOf(role: Role, { action, resource, context }: Need): AccessRequest {
    const { accountId, region } = this.surroundings.deployed;
    const session = this.session(role);
    const now = this.surroundings.now();
    const tags = Object.entries(role.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
    return {
      action,
      resource,
      principal: { arns: [role.arn, session], accountId },
      context: {
        'aws:PrincipalArn': role.arn,
        'aws:PrincipalAccount': accountId,
        'aws:PrincipalType': 'AssumedRole',
        'aws:ResourceAccount': accountId,
        'aws:RequestedRegion': region,
        'aws:SecureTransport': 'true',
        'aws:ViaAWSService': 'false',
        'aws:CurrentTime': new Date(now).toISOString(),
        'aws:EpochTime': String(Math.floor(now / 1000)),
        'aws:userid': `${role.name}:${session.replace(/^.*\//, '')}`,
        ...Object.fromEntries(tags),
        ...context,
      },
    };
  }
}
