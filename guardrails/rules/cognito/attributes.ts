import { isList, numberOf, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { textsOf } from '../apis';
import { argument, rule, shown } from '../define';
import { matchesLate } from '../demands';
import { client } from './client';
import { identityProvider } from './identity-provider';
import { pool, standardAttributes } from './user-pool';

const model = (operation: string): string => `botocore 1.43.11, cognito-idp ${operation}`;
const unwritable = ['email_verified', 'phone_number_verified', 'sub'];

/** Whether a user pool certainly lacks an attribute; custom ones are known where the pool is. */
function isMissing(name: string, resource: Resource, among: Model): boolean {
  const custom = /^(?:dev:)?custom:(.+)$/.exec(name)?.[1];
  if (custom === undefined) return !standardAttributes.has(name);
  const held = among.follow(resource, 'user_pool_id', pool);
  if (held === undefined || held.has('schema') === undefined || held.has('lifecycle') !== false) return false;
  const names = held.blocks('schema').map((block) => textOf(block.get('name'))?.replace(/^custom:/, ''));
  return !names.includes(undefined) && !names.includes(custom);
}

function typeProblem(block: Body): string | false {
  const [name, type] = [textOf(block.get('name')), textOf(block.get('attribute_data_type'))];
  if (name === undefined || type === undefined || !standardAttributes.has(name)) return false;
  const own = name.endsWith('_verified') ? 'Boolean' : name === 'updated_at' ? 'Number' : 'String';
  return type !== own && `schema.attribute_data_type of ${name} must be ${shown(own)}, was ${shown(type)}`;
}

function lengthProblems(block: Body): (string | false)[] {
  return block.blocks('string_attribute_constraints').flatMap((one) => {
    const [least, most] = [numberOf(one.get('min_length')), numberOf(one.get('max_length'))];
    return [
      least !== undefined &&
        most !== undefined &&
        least > most &&
        `schema.string_attribute_constraints.min_length must be at most max_length ${most}, was ${least}`,
      most !== undefined &&
        most > 2048 &&
        `schema.string_attribute_constraints.max_length must be at most 2048, was ${most}`,
    ];
  });
}

function schemaProblems(resource: Resource): (string | false)[] {
  const blocks = resource.blocks('schema');
  const names = blocks.map((block) => textOf(block.get('name')));
  return [
    ...blocks.flatMap((block) => [typeProblem(block), ...lengthProblems(block)]),
    ...names.map(
      (name, at) =>
        name !== undefined && names.indexOf(name) !== at && `schema must name ${shown(name)} once, did twice`,
    ),
  ];
}

/** Rules about attributes of users: in the pool, of clients and from identity providers. */
export const userAttributeRules = [
  rule({
    id: 'cognito/attribute-schema',
    severity: 'rejects',
    source: model('SchemaAttributeType'),
    on: pool,
    demand: 'each attribute stands once, standard ones keep their type, and lengths are at most 2048',
    fix: 'Remove one of the two, or mend type and lengths.',
    check: schemaProblems,
  }),
  argument({
    id: 'cognito/attribute-name',
    severity: 'rejects',
    source: model('CustomAttributeNameType'),
    on: pool,
    at: 'schema.name',
    must: matchesLate(() => /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, 'hold no spaces'),
    fix: 'Write the words together.',
  }),
  rule({
    id: 'cognito/verified-before-update',
    severity: 'rejects',
    source: model('UserAttributeUpdateSettingsType'),
    on: pool,
    demand: 'what must be verified before an update must be verified automatically, too',
    fix: 'Add the attribute to auto_verified_attributes.',
    check: (resource) => {
      if (!isList(resource.get('auto_verified_attributes')) && !resource.lacks('auto_verified_attributes'))
        return undefined;
      const verified = textsOf(resource, 'auto_verified_attributes');
      return resource
        .blocks('user_attribute_update_settings')
        .flatMap((block) => textsOf(block, 'attributes_require_verification_before_update'))
        .map(
          (name) =>
            !verified.includes(name) && `auto_verified_attributes must have ${name}, which is verified before updates`,
        );
    },
  }),
  rule({
    id: 'cognito/client-attributes',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/4247',
    on: client,
    demand: 'a client reads and writes attributes of its pool, and writes no verified flag',
    fix: 'Add the attribute to schema of the pool, or leave it out.',
    check: (resource, among) =>
      ['read_attributes', 'write_attributes'].flatMap((at) =>
        textsOf(resource, at).map((name) => {
          const wrong = isMissing(name, resource, among) || (at === 'write_attributes' && unwritable.includes(name));
          return wrong && `${at} must name attributes of the pool that a client may use, was ${shown(name)}`;
        }),
      ),
  }),
  rule({
    id: 'cognito/mapped-attributes',
    severity: 'rejects',
    source: model('AttributeMappingType'),
    on: identityProvider,
    demand: 'keys of attribute_mapping must be attributes of the pool',
    fix: 'Name a standard attribute, username, or custom:NAME of schema.',
    check: (resource, among) =>
      Object.keys(resource.map('attribute_mapping') ?? {}).map(
        (name) =>
          name !== 'username' &&
          isMissing(name, resource, among) &&
          `keys of attribute_mapping must be attributes of the pool, was ${shown(name)}`,
      ),
  }),
];
