import { type Case, proof, type Resources, values } from './case';

const table = 'aws_dynamodb_table';
const queue = 'aws_sqs_queue';
const topic = 'aws_sns_topic';
const subscription = 'aws_sns_topic_subscription';
const json = JSON.stringify;
const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `v${at}`);
const keys = (count: number): Record<string, string[]> =>
  Object.fromEntries(numbered(count).map((key) => [key, ['x']]));
const text = (length: number): string => 'x'.repeat(length);
const allow = (body: Record<string, unknown>): string => json(body);
const retry = (body: Record<string, unknown>): string => json({ http: { defaultHealthyRetryPolicy: body } });
const nested: Resources = { [`${subscription}.a`]: { filter_policy: json({ a: { b: ['x'] } }) } };

/** Proofs of the rules about single arguments of tables, queues and topics. */
export const storageArgumentCases: Case[] = [
  ...values('dynamodb/attribute-name', `${table}.attribute.name`, [text(256), ''], [text(255)]),
  proof(
    'dynamodb/local-range-key',
    { [`${table}.a`]: { hash_key: 'id', local_secondary_index: { range_key: 'id' } } },
    { [`${table}.a`]: { local_secondary_index: { range_key: 'at' } } },
    [`${table}.a.hash_key`, `${table}.a.local_secondary_index.range_key`],
  ),
  proof(
    'dynamodb/replica-region',
    { [`${table}.a`]: { replica: { region_name: 'eu-west-1' } } },
    { [`${table}.a`]: { replica: { region_name: 'eu-central-1' } } },
    `${table}.a.replica.region_name`,
    { regions: { '': 'eu-west-1' } },
  ),
  proof(
    'dynamodb/replica-region',
    { [`${table}.a`]: { replica: [{ region_name: 'eu-north-1' }, { region_name: 'eu-north-1' }] } },
    { [`${table}.a`]: { replica: [{ region_name: 'eu-north-1' }, { region_name: 'eu-south-1' }] } },
    `${table}.a.replica.1.region_name`,
    { when: 'twice' },
  ),
  ...values(
    'sqs/redrive-allow-policy',
    `${queue}.redrive_allow_policy`,
    [
      allow({}),
      allow({ redrivePermission: 'all' }),
      allow({ redrivePermission: 'byQueue' }),
      allow({ redrivePermission: 'allowAll', sourceQueueArns: ['x'] }),
      allow({ redrivePermission: 'denyAll', sourceQueueArns: ['x'] }),
      allow({ redrivePermission: 'byQueue', sourceQueueArns: numbered(11) }),
    ],
    [allow({ redrivePermission: 'byQueue', sourceQueueArns: numbered(10) })],
  ),
  ...values(
    'sqs/redrive-allow-policy',
    `${queue}.redrive_allow_policy`,
    [allow({ redrivePermission: 'none' })],
    [allow({ redrivePermission: 'allowAll' }), allow({ redrivePermission: 'denyAll' })],
  ),
  ...values('sqs/wait', `${queue}.receive_wait_time_seconds`, [-1, 21], [0, 20]),
  ...values('sns/display-name', `${topic}.display_name`, [text(101)], [text(100), '']),
  ...values(
    'sns/delivery-policy',
    `${topic}.delivery_policy`,
    [retry({ minDelayTarget: 21, maxDelayTarget: 20 }), retry({ numRetries: 101 }), retry({ numRetries: -1 })],
    [retry({ minDelayTarget: 20, maxDelayTarget: 20, numRetries: 100 }), retry({ numRetries: 0 })],
  ),
  ...values(
    'sns/delivery-policy',
    `${subscription}.delivery_policy`,
    [json({ healthyRetryPolicy: { minDelayTarget: 2, maxDelayTarget: 1 } })],
    [json({ healthyRetryPolicy: { minDelayTarget: 1, maxDelayTarget: 1 } })],
  ),
  ...values(
    'sns/filter-scope',
    `${subscription}.filter_policy`,
    [json(keys(6)), json({ a: numbered(151) }), json({ a: numbered(16), b: numbered(10) })],
    [json(keys(5)), json({ a: numbered(15), b: numbered(10), c: [] })],
  ),
  proof('sns/filter-scope', nested, { [`${subscription}.a`]: { filter_policy_scope: 'MessageBody' } }, [
    `${subscription}.a.filter_policy`,
    `${subscription}.a.filter_policy_scope`,
  ]),
  proof(
    'sns/filter-scope',
    { [`${subscription}.a`]: { ...nested[`${subscription}.a`], filter_policy_scope: 'MessageAttributes' } },
    { [`${subscription}.a`]: { filter_policy_scope: 'MessageBody' } },
    `${subscription}.a.filter_policy_scope`,
    { when: 'of attributes' },
  ),
  ...values(
    'sns/dead-letter-queue',
    `${subscription}.redrive_policy`,
    [json({ deadLetterTargetArn: 'arn:aws:sns:eu-west-1:111122223333:t' })],
    [json({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:q' })],
  ),
  proof(
    'sns/replay-fifo',
    { [`${subscription}.a`]: { topic_arn: 'arn:aws:sns:eu-west-1:111122223333:t', replay_policy: '{}' } },
    { [`${subscription}.a`]: { topic_arn: 'arn:aws:sns:eu-west-1:111122223333:t.fifo' } },
    `${subscription}.a.topic_arn`,
  ),
];
