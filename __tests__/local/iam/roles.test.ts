import { describe, expect, it } from 'vitest';
import { deploy } from '../../../local/deployed/deploy';
import { type Iam, startIam } from '../../../local/iam/iam';
import { accountId, allow, role, roleArn } from '../support/service-world';

const table = `arn:aws:dynamodb:us-east-1:${accountId}:table/things`;
const statement = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

interface Started {
  readonly iam: Iam;
  readonly notes: string[];
}

function start(resource: object, options: object = {}): Started {
  const notes: string[] = [];
  const deployed = deploy({ files: [{ name: 'a.tf.json', document: { resource } }] }, { folder: '.', stack: 's' });
  const unsupported = (address: string, why: string) => notes.push(`${address}: ${why}`);
  return { iam: startIam({ deployed, options, now: () => 0, unsupported }), notes };
}

/** Whether role `r` may get an item; else why not. */
function verdict({ iam }: Started, action = 'dynamodb:GetItem', resource = table): string {
  try {
    iam.demand(roleArn('r'), [{ action, resource }]);
    return 'allowed';
  } catch (problem) {
    return problem instanceof Error ? problem.message.replace(/^.* on resource: \S+ /, '') : '';
  }
}

const get = allow('dynamodb:GetItem', table);
const none = 'because no identity-based policy allows the dynamodb:GetItem action';

describe('a role may do what', () => {
  it.each<[string, object]>([
    [
      'aws_iam_role_policy',
      {
        aws_iam_role: { r: role('r') },
        aws_iam_role_policy: { p: { role: '${aws_iam_role.r.id}', policy: statement(get) } },
      },
    ],
    ['inline_policy', { aws_iam_role: { r: role('r', get) } }],
    [
      'aws_iam_role_policy_attachment',
      {
        aws_iam_role: { r: role('r') },
        aws_iam_policy: { p: { name: 'p', policy: statement(get) } },
        aws_iam_role_policy_attachment: {
          a: { role: '${aws_iam_role.r.name}', policy_arn: '${aws_iam_policy.p.arn}' },
        },
      },
    ],
    [
      'aws_iam_policy_attachment',
      {
        aws_iam_role: { r: role('r') },
        aws_iam_policy: { p: { name: 'p', policy: statement(get) } },
        aws_iam_policy_attachment: {
          a: { name: 'a', roles: ['${aws_iam_role.r.name}'], policy_arn: '${aws_iam_policy.p.arn}' },
        },
      },
    ],
    [
      'managed_policy_arns',
      {
        aws_iam_role: {
          r: { ...role('r'), managed_policy_arns: ['arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess'] },
        },
      },
    ],
    [
      'a policy of the resource',
      {
        aws_iam_role: { r: role('r') },
        aws_dynamodb_resource_policy: {
          p: { resource_arn: table, policy: statement({ ...get, Principal: { AWS: roleArn('r') } }) },
        },
      },
    ],
  ])('%s allows', (_what, resource) => {
    expect(verdict(start(resource))).toBe('allowed');
  });

  it('nothing allows it may not', () => {
    expect(verdict(start({ aws_iam_role: { r: role('r') } }))).toBe(none);
  });

  it('a managed policy names, and no more', () => {
    const managed_policy_arns = ['arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole'];
    const started = start({ aws_iam_role: { r: { ...role('r'), managed_policy_arns } } });

    expect(verdict(started, 'sqs:ReceiveMessage', '*')).toBe('allowed');
    expect(verdict(started, 'sqs:SendMessage', '*')).toContain('no identity-based policy allows');
  });
});

describe('a refusal', () => {
  it('names an explicit deny', () => {
    const denied = role('r', get, { Effect: 'Deny', Action: '*', Resource: '*' });

    expect(verdict(start({ aws_iam_role: { r: denied } }))).toBe('with an explicit deny in an identity-based policy');
  });

  it('names the permissions boundary', () => {
    const bounded = { ...role('r', get), permissions_boundary: '${aws_iam_policy.b.arn}' };
    const boundary = { name: 'b', policy: statement(allow('s3:*')) };

    expect(verdict(start({ aws_iam_role: { r: bounded }, aws_iam_policy: { b: boundary } }))).toBe(
      'because no permissions boundary allows the dynamodb:GetItem action',
    );
  });

  it('does not come with --allow-all', () => {
    expect(verdict(start({ aws_iam_role: { r: role('r') } }, { allowAll: true }))).toBe('allowed');
  });
});

describe('what is not known', () => {
  it('is said of a managed policy, which then allows nothing', () => {
    const arn = 'arn:aws:iam::aws:policy/SomethingOfTomorrow';
    const started = start({ aws_iam_role: { r: { ...role('r'), managed_policy_arns: [arn] } } });

    expect(started.notes).toEqual([`aws_iam_role.r: the statements of ${arn} are not known here: it allows nothing`]);
    expect(verdict(started)).toBe(none);
  });

  it('is said of a policy whose text is not known, which then allows nothing', () => {
    const policy = statement(allow('dynamodb:*', '${aws_made_up.x.arn}'));
    const started = start({
      aws_made_up: { x: {} },
      aws_iam_role: { r: role('r') },
      aws_iam_role_policy: { p: { role: 'r', policy } },
    });

    expect(started.notes).toEqual([
      'aws_iam_role_policy.p: the policy is not known before an apply: it allows nothing here',
    ]);
    expect(verdict(started)).toBe(none);
  });

  it('is believed of a trust policy', () => {
    const assume_role_policy = '${aws_made_up.x.json}';

    expect(
      start({ aws_made_up: { x: {} }, aws_iam_role: { r: { name: 'r', assume_role_policy } } }).iam.mayAssume(
        roleArn('r'),
        'lambda.amazonaws.com',
      ),
    ).toBe(true);
  });

  it('is said of a role from elsewhere, once, which is believed', () => {
    const started = start({});

    expect([verdict(started), verdict(started)]).toEqual(['allowed', 'allowed']);
    expect(started.notes).toEqual([
      `${roleArn('r')}: the role is not in this configuration: its calls are not held against policies`,
    ]);
  });
});

describe('a trust policy', () => {
  const may = (Principal: object, service: string) => {
    const assume_role_policy = statement({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
    return start({ aws_iam_role: { r: { name: 'r', assume_role_policy } } }).iam.mayAssume(roleArn('r'), service);
  };

  it('says which services may act as the role', () => {
    expect(may({ Service: ['lambda.amazonaws.com'] }, 'lambda.amazonaws.com')).toBe(true);
    expect(may({ Service: ['lambda.amazonaws.com'] }, 'apigateway.amazonaws.com')).toBe(false);
    expect(may({ AWS: '*' }, 'lambda.amazonaws.com')).toBe(true);
  });
});
