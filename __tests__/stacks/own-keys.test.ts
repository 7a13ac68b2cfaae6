import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { chatWebSocketApi } from '../../config/chat-websocket-api';
import type { Environment } from '../../config/environment';
import { itemsHttpApi } from '../../config/items-http-api';
import { shopHttpApi } from '../../config/shop-http-api';
import { usersRestApi } from '../../config/users-rest-api';
import { ChatWebSocketApiStack } from '../../stacks/chat-websocket-api/chat-websocket-api-stack';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { UsersRestApiStack } from '../../stacks/users-rest-api/users-rest-api-stack';
import { environment } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { documentOf, type TerraformDocument } from '../support/synth';

const dev: Environment = { ...environment('dev'), ownKeys: ['topics', 'tables', 'queues', 'logs'] };
const stacks = {
  items: () => new ItemsHttpApiStack(Testing.app(), dev, ownSettings(itemsHttpApi, 'dev')),
  shop: () => new ShopHttpApiStack(Testing.app(), dev, ownSettings(shopHttpApi, 'dev')),
  users: () => new UsersRestApiStack(Testing.app(), dev, ownSettings(usersRestApi, 'dev'), 'set elsewhere'),
  chat: () => new ChatWebSocketApiStack(Testing.app(), dev, ownSettings(chatWebSocketApi, 'dev'), 'set elsewhere'),
};

const keysOf = (document: TerraformDocument, type: string, argument: string) => [
  ...new Set(document.ofType(type).map((address) => document.at(address)[argument])),
];

describe.each(Object.entries(stacks))('%s with keys of its own', (_, make) => {
  const document = documentOf(make());

  it('encrypts every log group, and lets CloudWatch Logs use the key for each of them', () => {
    const { policy } = document.at('aws_kms_key.logs');
    const groups = JSON.parse(policy).Statement[1].Condition.ArnEquals['kms:EncryptionContext:aws:logs:arn'];
    const names = document.ofType('aws_cloudwatch_log_group').map((address) => document.at(address).name);

    expect(keysOf(document, 'aws_cloudwatch_log_group', 'kms_key_id')).toEqual(['${aws_kms_key.logs.arn}']);
    expect(groups.map((one: string) => one.replace(/^.*:log-group:/, '')).sort()).toEqual(names.sort());
  });

  it('encrypts every table, and lets who uses it use the key through DynamoDB alone', () => {
    const [table = ''] = document.ofType('aws_dynamodb_table');
    const users = document
      .ofType('aws_iam_role_policy')
      .map((address) => document.at(address).policy as string)
      .filter((policy) => policy.includes('"dynamodb:'));

    expect(document.at(table).server_side_encryption).toEqual({
      enabled: true,
      kms_key_arn: '${aws_kms_key.tables.arn}',
    });
    expect(users.length).toBeGreaterThan(0);
    for (const policy of users)
      expect(JSON.parse(policy).Statement).toContainEqual({
        Sid: `UseKeyOf${table.replace(/^.*\.(.)/, (_, first: string) => first.toUpperCase())}`,
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        Resource: ['${aws_kms_key.tables.arn}'],
        Condition: {
          StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.${data.aws_partition.tables.dns_suffix}' },
        },
      });
  });
});

describe.each([
  ['shop', 'events'],
  ['users', 'exports'],
] as const)('the queue of %s with a key of its own', (name, queue) => {
  const document = documentOf(stacks[name]());

  it('is encrypted with it, as is that of dead messages', () => {
    expect(keysOf(document, 'aws_sqs_queue', 'kms_master_key_id')).toEqual(['${aws_kms_key.queues.arn}']);
    expect(keysOf(document, 'aws_sqs_queue', 'sqs_managed_sse_enabled')).toEqual([undefined]);
  });

  it('is written to in a role that may use the key through SQS alone', () => {
    const address = document
      .ofType('aws_iam_role_policy')
      .find((one) => (document.at(one).policy as string).includes('sqs:SendMessage'));

    expect(JSON.parse(document.at(address ?? '').policy).Statement[1]).toEqual({
      Sid: `UseKeyOf${queue.replace(/^./, (first) => first.toUpperCase())}`,
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: ['${aws_kms_key.queues.arn}'],
      Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.${data.aws_partition.queues.dns_suffix}' } },
    });
  });
});

it('a stack has a key for each kind of things that it has, and no other', () => {
  expect(documentOf(stacks.items()).ofType('aws_kms_key')).toEqual([
    'aws_kms_key.alerts',
    'aws_kms_key.logs',
    'aws_kms_key.tables',
  ]);
});
