import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { isList, numberOf, textOf, Unknown, type Value } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isFalse, isNotTrue, isTrue } from '../apis';
import { argument, rule, shown } from '../define';
import { matches, oneOf } from '../demands';

/** The Terraform type that these rules are about. */
export const table = 'aws_dynamodb_table';
const globals = (resource: Body): readonly Body[] => resource.blocks('global_secondary_index');
const locals = (resource: Body): readonly Body[] => resource.blocks('local_secondary_index');
const indexes = (resource: Body): Body[] => [...globals(resource), ...locals(resource)];
const billingOf = (resource: Body): string | undefined =>
  resource.get('billing_mode') === undefined ? 'PROVISIONED' : textOf(resource.get('billing_mode'));
const nameForm = matches(patterns.tableName, 'be 3 to 255 letters, digits and _.-');
const keysOf = (body: Body): unknown[] =>
  [
    ...['hash_key', 'range_key'].map((name) => body.get(name)),
    ...body.blocks('key_schema').map((block) => block.get('attribute_name')),
  ].filter((key) => key !== undefined && key !== '');
const namedOf = (body: Body, name: string): string | undefined => textOf(body.get(name));

function attributeProblems(resource: Resource): (string | false)[] {
  const blocks = resource.blocks('attribute');
  const names = blocks.map((block) => block.get('name'));
  const used = [resource, ...indexes(resource)].flatMap(keysOf);
  const known = (list: readonly unknown[]): list is string[] => list.every((one) => typeof one === 'string');
  const twice = names.find((name, at) => typeof name === 'string' && names.indexOf(name) !== at);
  const complete =
    known(names) &&
    known(used) &&
    !['global_secondary_index', 'local_secondary_index', 'attribute'].some(
      (name) => resource.symbolic(name) instanceof Unknown,
    );
  return [
    twice !== undefined && `attribute must be defined once, ${shown(twice as string)} is defined twice`,
    ...(complete
      ? names.map(
          (name) => !used.includes(name) && `attribute must be a key of the table or an index, ${shown(name)} is none`,
        )
      : []),
    ...(complete
      ? [...new Set(used)].map(
          (key) =>
            names.length > 0 && !names.includes(key) && `attribute must define every key, ${shown(key)} is not defined`,
        )
      : []),
  ];
}

/** Rules about `aws_dynamodb_table`. */
export const dynamodbRules = [
  rule({
    id: 'dynamodb/attributes',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-attribute-definitions-usage)',
    on: table,
    demand: 'attribute must define exactly the keys of table and indexes, each once',
    fix: 'Remove or add the attribute.',
    check: (resource, model) =>
      model.ofType('aws_dynamodb_global_secondary_index').length > 0 ? undefined : attributeProblems(resource),
  }),
  argument({
    id: 'dynamodb/attribute-type',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-attribute-type)',
    on: table,
    at: 'attribute.type',
    must: oneOf(['S', 'N', 'B']),
    fix: 'Use S, N or B.',
  }),
  rule({
    id: 'dynamodb/capacity',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-billing-throughput)',
    on: table,
    demand: 'PROVISIONED needs read and write capacity, PAY_PER_REQUEST none',
    fix: 'Set both capacities, or billing_mode = "PAY_PER_REQUEST".',
    check: (resource) => {
      const names = ['read_capacity', 'write_capacity'];
      const positive = (name: string): boolean => (numberOf(resource.get(name)) ?? 0) > 0;
      if (billingOf(resource) === 'PAY_PER_REQUEST')
        return names.map(
          (name) => positive(name) && `${name} must be absent with PAY_PER_REQUEST, was ${shown(resource.get(name))}`,
        );
      const missing = names.filter((name) => resource.lacks(name) || numberOf(resource.get(name)) === 0);
      return (
        billingOf(resource) === 'PROVISIONED' &&
        missing.length > 0 &&
        !resource.lacks('hash_key') &&
        `${missing.join(' and ')} must be at least 1 with PROVISIONED, was ${shown(resource.get(missing[0] ?? ''))}`
      );
    },
  }),
  rule({
    id: 'dynamodb/index-capacity',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-gsi-billing-throughput)',
    on: table,
    demand: 'each global index of a PROVISIONED table needs capacities',
    fix: 'Set read_capacity and write_capacity on the index.',
    check: (resource) =>
      billingOf(resource) === 'PROVISIONED' && !resource.lacks('hash_key')
        ? globals(resource).map((index) => {
            const missing = ['read_capacity', 'write_capacity'].filter((name) => index.lacks(name));
            return (
              missing.length > 0 &&
              `global_secondary_index ${shown(index.get('name'))} must have ${missing.join(' and ')}, had none`
            );
          })
        : undefined,
  }),
  argument({
    id: 'dynamodb/name',
    severity: 'rejects',
    source: 'botocore 1.43.11, dynamodb IndexName',
    on: table,
    at: ['name', 'global_secondary_index.name', 'local_secondary_index.name'],
    must: nameForm,
    fix: 'Rename the table or index.',
  }),
  rule({
    id: 'dynamodb/two-keys',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-key-schema-shape)',
    on: table,
    demand: 'hash_key and range_key must be different attributes',
    fix: 'Use another range key, or none.',
    check: (resource) =>
      [resource, ...indexes(resource)].map((body) => {
        const [hash, range] = [namedOf(body, 'hash_key'), namedOf(body, 'range_key')];
        return hash !== undefined && hash === range && `range_key must differ from hash_key, was ${shown(range)}`;
      }),
  }),
  rule({
    id: 'dynamodb/indexes',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-gsi-count)',
    on: table,
    demand: 'a table must have at most 20 global indexes, each index with a name of its own',
    fix: 'Rename the index; ask for fewer.',
    check: (resource) => {
      const names = indexes(resource).map((index) => namedOf(index, 'name'));
      const twice = names.find((name, at) => name !== undefined && names.indexOf(name) !== at);
      const { length } = globals(resource);
      return [
        twice !== undefined && `an index must have a name of its own, ${shown(twice)} stands twice`,
        length > limits.globalIndexes.value &&
          `must have at most ${limits.globalIndexes.value} global indexes, had ${length}`,
      ];
    },
  }),
  rule({
    id: 'dynamodb/projection',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-gsi-projection-nonkey)',
    on: table,
    demand: 'INCLUDE needs non_key_attributes, the others must not have them; 20 an index, 100 a table',
    fix: 'Set non_key_attributes with INCLUDE only.',
    check: projectionProblems,
  }),
  rule({
    id: 'dynamodb/local-index',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-lsi-*)',
    on: table,
    demand: 'a local index needs a range key on the table; at most five',
    fix: 'Add a range key, or use a global index.',
    check: (resource) => {
      const { length } = locals(resource);
      return [
        length > 0 && resource.lacks('range_key') && 'range_key must be given with a local_secondary_index, was absent',
        length > limits.localIndexes.value &&
          `must have at most ${limits.localIndexes.value} local indexes, had ${length}`,
      ];
    },
  }),
  rule({
    id: 'dynamodb/ttl',
    severity: 'misbehaves',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-ttl-attribute-required)',
    on: table,
    demand: 'ttl needs an attribute that is no key',
    fix: 'Name a number attribute with epoch seconds.',
    check: (resource) =>
      resource.blocks('ttl').flatMap((block) => {
        const name = block.get('attribute_name');
        return [
          isTrue(block, 'enabled') &&
            (name === undefined || name === '') &&
            'ttl.attribute_name must be given, was absent',
          typeof name === 'string' &&
            keysOf(resource).includes(name) &&
            `ttl.attribute_name must not be a key, was ${shown(name)}`,
        ];
      }),
  }),
  rule({
    id: 'dynamodb/stream-view',
    severity: 'misbehaves',
    source: 'tried',
    on: table,
    demand: 'stream_view_type needs stream_enabled',
    fix: 'Set stream_enabled = true.',
    check: (resource) => {
      const view = textOf(resource.get('stream_view_type')) ?? '';
      return (
        view !== '' &&
        isNotTrue(resource, 'stream_enabled') &&
        `stream_enabled must be true with stream_view_type ${shown(view)}, was ${shown(resource.get('stream_enabled'))}`
      );
    },
  }),
  rule({
    id: 'dynamodb/encryption-key',
    severity: 'security',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-dynamodb-sse-type)',
    on: table,
    demand: 'kms_key_arn needs server_side_encryption.enabled',
    fix: 'Set enabled = true.',
    check: (resource) =>
      resource
        .blocks('server_side_encryption')
        .map(
          (block) =>
            block.has('kms_key_arn') === true &&
            block.get('kms_key_arn') !== '' &&
            isFalse(block, 'enabled') &&
            'server_side_encryption.enabled must be true with kms_key_arn, was false: the key is not used',
        ),
  }),
];

function projectedBy(index: Body): readonly Value[] {
  const names = index.get('non_key_attributes');
  return isList(names) ? names : [];
}

function projectionProblems(resource: Resource): (string | false)[] {
  const total = indexes(resource).flatMap(projectedBy).length;
  return [
    ...indexes(resource).flatMap((index) => {
      const [kind, name] = [index.get('projection_type'), shown(index.get('name'))];
      const given = projectedBy(index).length;
      return [
        kind === 'INCLUDE' &&
          index.lacks('non_key_attributes') &&
          `index ${name} must have non_key_attributes with INCLUDE, had none`,
        typeof kind === 'string' &&
          kind !== 'INCLUDE' &&
          given > 0 &&
          `index ${name} must have no non_key_attributes with ${kind}, had ${given}`,
        given > limits.projectedAttributesPerIndex.value &&
          `index ${name} must have at most ${limits.projectedAttributesPerIndex.value} non_key_attributes, had ${given}`,
      ];
    }),
    total > limits.projectedAttributesPerTable.value &&
      `indexes must have at most ${limits.projectedAttributesPerTable.value} non_key_attributes together, had ${total}`,
  ];
}
