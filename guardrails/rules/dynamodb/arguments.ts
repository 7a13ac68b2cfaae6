import { textOf } from '../../../terraform/language/value';
import { argument, given, rule, shown } from '../define';
import { longAs } from '../demands';
import { table } from './table';

const model = (operation: string): string => `botocore 1.43.11, dynamodb ${operation}`;

/** Rules about single arguments of tables. */
export const tableArgumentRules = [
  argument({
    id: 'dynamodb/attribute-name',
    severity: 'rejects',
    source: model('AttributeDefinition'),
    on: table,
    at: 'attribute.name',
    must: longAs(1, 255),
    fix: 'Shorten the name.',
  }),
  given({
    id: 'dynamodb/hash-key',
    severity: 'rejects',
    source: model('CreateTable'),
    on: table,
    demand: 'a table that is not restored has a hash key',
    fix: 'Set hash_key, and define the attribute.',
    at: 'hash_key',
    where: (resource) =>
      ['restore_source_name', 'restore_source_table_arn', 'restore_backup_arn', 'key_schema'].every((name) =>
        resource.lacks(name),
      ) && 'for a new table',
  }),
  rule({
    id: 'dynamodb/local-range-key',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html',
    on: table,
    demand: 'a local index must be sorted by another attribute than the hash key',
    fix: 'Name another attribute as range_key of the index.',
    check: (resource) => {
      const hash = textOf(resource.get('hash_key'));
      return resource
        .blocks('local_secondary_index')
        .map(
          (index) =>
            hash !== undefined &&
            index.get('range_key') === hash &&
            `local_secondary_index.range_key must be another attribute than hash_key, was ${shown(hash)}`,
        );
    },
  }),
  rule({
    id: 'dynamodb/replica-region',
    severity: 'rejects',
    source:
      'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html',
    on: table,
    demand: 'each replica must be in a region of its own, other than that of the table',
    fix: 'Name another region.',
    check: (resource) => {
      const regions = resource.blocks('replica').map((block) => textOf(block.get('region_name')));
      return regions.map(
        (one, at) =>
          one !== undefined &&
          (one === resource.region || regions.indexOf(one) !== at) &&
          `replica.region_name must be a region of its own, was ${shown(one)}`,
      );
    },
  }),
];
