import type { Construct } from 'constructs';
import { expect, it } from 'vitest';
import { AlertTopic } from '../../../constructs/alarm/alert-topic';
import { EncryptionKey } from '../../../constructs/encryption/encryption-key';
import { FunctionLogGroup } from '../../../constructs/lambda/function-log-group';
import { AccessLogGroup } from '../../../constructs/logging/access-log-group';
import { Queue } from '../../../constructs/messaging/queue';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const documentOf = (name: string, used: (key: EncryptionKey, scope: Construct) => void = () => undefined) =>
  synth((scope) =>
    used(new EncryptionKey(scope, 'own', { name, description: 'A key of dev', region: 'eu-west-1' }), scope),
  );

const account = '${data.aws_caller_identity.own.account_id}';
const partition = '${data.aws_partition.own.partition}';
const suffix = '${data.aws_partition.own.dns_suffix}';

const statementsOf = (used: (key: EncryptionKey, scope: Construct) => void) =>
  JSON.parse(documentOf('dev-own', used).at('aws_kms_key.own').policy).Statement;

it('an encryption key is renewed every year and has a name', () => {
  const document = documentOf('dev-own');

  expect(document.at('aws_kms_key.own')).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
  expect(document.at('aws_kms_alias.own')).toMatchObject({
    name: 'alias/dev-own',
    target_key_id: '${aws_kms_key.own.key_id}',
  });
});

it('an encryption key is used by whom the account lets, and by nobody else', () => {
  expect(statementsOf(() => undefined)).toEqual([
    {
      Sid: 'AccountDecides',
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ]);
});

it('the key of a topic may be used by alarms of its account, too', () => {
  expect(statementsOf((key, scope) => new AlertTopic(scope, 'alerts', { name: 'dev-alerts', key }))[1]).toEqual({
    Sid: 'AlarmsPublish',
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  });
});

it('the key of log groups may be used by CloudWatch Logs of its region for these groups alone', () => {
  const logs = (key: EncryptionKey, scope: Construct) => {
    new AccessLogGroup(scope, 'api', { name: 'dev-api', retentionDays: 7, key });
    new FunctionLogGroup(scope, 'function', { functionName: 'dev-api', retentionDays: 7, key });
  };
  const group = (name: string) => `arn:${partition}:logs:eu-west-1:${account}:log-group:${name}`;

  expect(statementsOf(logs)[1]).toEqual({
    Sid: 'LogsEncrypt',
    Effect: 'Allow',
    Principal: { Service: `logs.eu-west-1.${suffix}` },
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    Resource: '*',
    Condition: {
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': [
          group('/aws/vendedlogs/apigateway/dev-api'),
          group('/aws/lambda/dev-api'),
        ],
      },
    },
  });
});

it('who uses a queue may use its key through SQS alone', () => {
  let queue: Queue | undefined;
  const document = documentOf('dev-own', (key, scope) => {
    queue = new Queue(scope, 'late_events', { name: 'dev-events', key });
  });

  for (const address of ['aws_sqs_queue.late_events', 'aws_sqs_queue.late_events_dead'])
    expect(document.at(address)).toMatchObject({ kms_master_key_id: '${aws_kms_key.own.arn}' });
  expect(queue?.keyStatements).toMatchObject([
    { sid: 'UseKeyOfLateEvents', actions: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  ]);
});

it('refuses a name that AWS keeps for itself', () => {
  expect(() => documentOf('aws/sns')).toThrow(
    propRefusal({
      where: 'dev-scratch/EncryptionKey.own',
      prop: 'name',
      mustBe: '1 to 250 letters, digits and / _ -, not beginning with aws/',
      was: 'aws/sns',
      fix: 'Shorten it, and replace other characters.',
    }),
  );
});
