import { describe, expect, it } from 'vitest';
import { FunctionLogGroup } from '../../../constructs/lambda/function-log-group';
import { FunctionRole, type FunctionRoleProps } from '../../../constructs/lambda/function-role';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const role = (props: Partial<FunctionRoleProps> = {}) =>
  synth((scope) => {
    const logGroup = new FunctionLogGroup(scope, 'function', { functionName: 'dev-scratch', retentionDays: 7 });
    new FunctionRole(scope, 'api', { name: 'dev-scratch', logGroup, ...props });
  });
const statements = (props: Partial<FunctionRoleProps> = {}) =>
  JSON.parse(role(props).at('aws_iam_role_policy.api').policy).Statement;
const query = { sid: 'ListItems', actions: ['dynamodb:Query'], resources: ['arn'] };

describe('FunctionRole', () => {
  it('is taken by Lambda alone', () => {
    expect(JSON.parse(role().at('aws_iam_role.api').assume_role_policy)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    });
  });

  it('may write its own log and nothing else', () => {
    expect(statements()).toEqual([
      {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: ['${aws_cloudwatch_log_group.function.arn}:*'],
      },
    ]);
  });

  it('may send traces where it is traced', () => {
    expect(statements({ traced: true })[1]).toMatchObject({
      Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    });
  });

  it('may do what its statements name', () => {
    expect(statements({ statements: [query] })[1]).toEqual({
      Sid: 'ListItems',
      Effect: 'Allow',
      Action: ['dynamodb:Query'],
      Resource: ['arn'],
    });
  });

  it('refuses two statements of one name', () => {
    expect(() => role({ statements: [query, query] })).toThrow(
      propRefusal({
        where: 'dev-scratch/FunctionRole.api',
        prop: 'statements.sid',
        mustBe: 'letters and digits, different in each statement',
        was: 'ListItems',
        fix: 'Name each permission for what it is for, as in ReadItems.',
      }),
    );
  });

  it('refuses a name IAM does not take', () => {
    expect(() => role({ name: 'a/b' })).toThrow(
      propRefusal({
        where: 'dev-scratch/FunctionRole.api',
        prop: 'name',
        mustBe: '1 to 64 letters, digits and _ + = , . @ -',
        was: 'a/b',
        fix: 'Shorten it.',
      }),
    );
  });
});
