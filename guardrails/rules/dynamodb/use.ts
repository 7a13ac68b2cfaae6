import { documentOf } from '../../../terraform/documents/json-text';
import { isMap, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isNotTrue, isTrue } from '../apis';
import { absent, rule, shown } from '../define';
import { losesStream } from './stream';
import { table } from './table';

const api = (operation: string): string =>
  `https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_${operation}.html`;

/** Rules about values of items, and what exports, replicas and capacities ask of a table. */
export const tableUseRules = [
  rule({
    id: 'dynamodb/item-value',
    severity: 'rejects',
    source: api('AttributeValue'),
    on: 'aws_dynamodb_table_item',
    demand: 'a number of an item must be a number, and a key no empty text',
    fix: 'Write { "N" = "5" }, and give the key a value.',
    check: (resource, model) => {
      const item = documentOf(resource.get('item'));
      return isMap(item) ? [...numberProblems(item), ...emptyKeys(item, resource, model)] : undefined;
    },
  }),
  rule({
    id: 'dynamodb/export-recovery',
    severity: 'rejects',
    source: api('ExportTableToPointInTime'),
    on: 'aws_dynamodb_table_export',
    demand: 'a table is exported with recovery to a point in time',
    fix: 'Add point_in_time_recovery { enabled = true } to the table.',
    check: (resource, model) => {
      const held = model.follow(resource, 'table_arn', table);
      const block = held?.block('point_in_time_recovery');
      const off = block === undefined ? held?.lacks('point_in_time_recovery') : isNotTrue(block, 'enabled');
      return off && `table_arn must be of a table with point_in_time_recovery, ${held?.address} has none`;
    },
  }),
  rule({
    id: 'dynamodb/replica-table',
    severity: 'rejects',
    source: api('UpdateTable'),
    on: 'aws_dynamodb_table_replica',
    demand: 'a table with replicas needs a stream',
    fix: 'Set stream_enabled = true and stream_view_type = "NEW_AND_OLD_IMAGES" on the table.',
    check: (resource, model) => {
      const held = model.follow(resource, 'global_table_arn', table);
      return (
        held?.managed === true &&
        losesStream(held) &&
        `global_table_arn must be of a table with a stream, ${held.address} has none`
      );
    },
  }),
  absent({
    id: 'dynamodb/on-demand-throughput',
    severity: 'rejects',
    source: api('OnDemandThroughput'),
    on: table,
    demand: 'on_demand_throughput is for tables that are paid by request',
    fix: 'Set billing_mode = "PAY_PER_REQUEST", or remove on_demand_throughput.',
    at: 'on_demand_throughput',
    where: (resource) =>
      (resource.lacks('billing_mode') || resource.get('billing_mode') === 'PROVISIONED') &&
      'with billing_mode PROVISIONED',
  }),
  rule({
    id: 'dynamodb/replica-key',
    severity: 'rejects',
    source: api('CreateReplicationGroupMemberAction'),
    on: table,
    demand: 'replicas of a table with a key of its own need keys of their own',
    fix: 'Set kms_key_arn in each replica.',
    check: (resource) => {
      const own = resource
        .blocks('server_side_encryption')
        .some((block) => isTrue(block, 'enabled') && block.has('kms_key_arn') === true);
      return own
        ? resource
            .blocks('replica')
            .map(
              (block) =>
                block.lacks('kms_key_arn') && 'replica.kms_key_arn must be given as the table has one, was absent',
            )
        : undefined;
    },
  }),
];

const numberProblems = (item: Readonly<Record<string, unknown>>): (string | false)[] =>
  Object.entries(item).map(([name, value]) => {
    const number = isMap(value) ? value.N : undefined;
    const wrong =
      typeof number === 'number' ||
      (typeof number === 'string' && !/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(number));
    return wrong && `item.${name}.N must be a number in quotes, was ${shown(number)}`;
  });

function emptyKeys(item: Readonly<Record<string, unknown>>, resource: Resource, model: Model): (string | false)[] {
  const held = model.follow(resource, 'table_name', table);
  return ['hash_key', 'range_key'].map((argument) => {
    const key = textOf(resource.get(argument)) ?? textOf(held?.get(argument)) ?? '';
    const value = item[key];
    return isMap(value) && value.S === '' && `item.${key} must not be empty, because it is a key`;
  });
}
