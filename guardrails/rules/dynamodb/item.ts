import { documentOf } from '../../../terraform/documents/json-text';
import { isMap, textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { losesStream } from './stream';
import { table } from './table';

function itemProblems(resource: Resource, model: Model): (string | false)[] {
  const item = documentOf(resource.get('item'));
  const held = model.follow(resource, 'table_name', table);
  if (!isMap(item)) return [];
  const types = new Map(held?.blocks('attribute').map((block) => [block.get('name'), block.get('type')]));
  return ['hash_key', 'range_key'].flatMap((name) => {
    const key = textOf(resource.get(name)) ?? textOf(held?.get(name)) ?? '';
    const value = item[key];
    const type = textOf(types.get(key)) ?? '';
    const unnamed = name === 'range_key' && resource.lacks(name);
    return key === ''
      ? []
      : [
          unnamed && `range_key must be given as ${held?.address} has it, was absent`,
          value === undefined && `item must hold the key ${shown(key)}, and does not`,
          isMap(value) &&
            type !== '' &&
            !Object.hasOwn(value, type) &&
            `item.${key} must be of type ${type}, was ${shown(Object.keys(value).join())}`,
        ];
  });
}

/** Rules about items and replicas of tables. */
export const dynamodbItemRules = [
  rule({
    id: 'dynamodb/item-key',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/27290',
    on: 'aws_dynamodb_table_item',
    demand: 'an item must hold the keys of its table, in their types',
    fix: 'Add the key to item, with the type that the table gives it.',
    check: itemProblems,
  }),
  rule({
    id: 'dynamodb/replica-stream',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/43625',
    on: table,
    demand: 'a table with replicas needs a stream',
    fix: 'Set stream_enabled = true and stream_view_type = "NEW_AND_OLD_IMAGES".',
    check: (resource) =>
      resource
        .blocks('replica')
        .some((block) => block.lacks('consistency_mode') || block.get('consistency_mode') === 'EVENTUAL') &&
      losesStream(resource) &&
      `stream_enabled must be true with replica, was ${shown(resource.get('stream_enabled'))}: AWS turns it on, and refuses to turn it off`,
  }),
  rule({
    id: 'dynamodb/replica-capacity',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/13097',
    on: table,
    demand: 'a PROVISIONED table with replicas must scale its write capacity',
    fix: 'Set billing_mode = "PAY_PER_REQUEST", or add an aws_appautoscaling_target for the write capacity.',
    check: (resource, model) =>
      resource.blocks('replica').length > 0 &&
      resource.get('billing_mode') !== 'PAY_PER_REQUEST' &&
      !(resource.get('billing_mode') instanceof Unknown) &&
      model.ofType('aws_appautoscaling_target').length === 0 &&
      !model.hasOpaqueModules &&
      'billing_mode must be PAY_PER_REQUEST with replica, or the write capacity be scaled, and is not',
  }),
];
