import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import type { FunctionLogGroup } from './function-log-group';
import { type PolicyStatement, policyDocument, trustPolicy } from './policy-document';

/** What {@link FunctionRole} takes. */
export interface FunctionRoleProps {
  /** Name of the role, 1 to 64 characters, unique in the account. */
  readonly name: string;

  /** The one log group the function may write to. */
  readonly logGroup: FunctionLogGroup;

  /**
   * Whether the function may send trace segments to X-Ray.
   *
   * @default false
   */
  readonly traced?: boolean;

  /**
   * What else the function may do.
   *
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
}

/** What a function may do: write its own log, and what `statements` name. */
export class FunctionRole extends NamedConstruct {
  /** ARN of the role. */
  readonly arn: string;

  /** The policy; a function waits for it, because AWS checks tracing rights when the function is created. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: FunctionRoleProps) {
    super(scope, id);
    this.check(props);

    const role = new IamRole(this, 'Default', {
      name: props.name,
      assumeRolePolicy: trustPolicy('lambda.amazonaws.com'),
    });
    this.policy = new IamRolePolicy(this, 'policy.Default', {
      name: props.name,
      role: role.id,
      policy: policyDocument([
        writeLogs(props.logGroup),
        ...(props.traced ? [sendTraces] : []),
        ...(props.statements ?? []),
      ]),
    });

    this.arn = role.arn;
  }

  private check({ name, statements = [] }: FunctionRoleProps): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: patterns.roleName,
      mustBe: '1 to 64 letters, digits and _ + = , . @ -',
      fix: 'Shorten it.',
    });
    const sids = statements.map(({ sid }) => sid);
    const bad = sids.find((sid, place) => !/^[A-Za-z0-9]+$/.test(sid) || sids.indexOf(sid) !== place);
    if (bad === undefined) return;
    throw new PropError(this, {
      prop: 'statements.sid',
      mustBe: 'letters and digits, different in each statement',
      was: bad,
      fix: 'Name each permission for what it is for, as in ReadItems.',
    });
  }
}

function writeLogs(logGroup: FunctionLogGroup): PolicyStatement {
  return {
    sid: 'WriteLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`${logGroup.arn}:*`],
  };
}

/** X-Ray knows no resources to name. */
const sendTraces: PolicyStatement = {
  sid: 'SendTraces',
  actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
  resources: ['*'],
};
