import { isMap, numberOf, own, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue, textsOf } from '../apis';
import { rule, shown } from '../define';
import { dependsOn } from '../ordering';
import { pool, standardAttributes } from './user-pool';

const user = 'aws_cognito_user';
const api = (operation: string): string =>
  `https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_${operation}.html`;

const poolOf = (resource: Resource, model: Model): Resource | undefined => model.follow(resource, 'user_pool_id', pool);

/** What a user name looks like in a pool whose names are addresses or numbers. */
const nameForms: Readonly<Record<string, RegExp>> = { email: /^\S+@\S+$/, phone_number: /^\+\d+$/ };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function nameProblem(resource: Resource, model: Model): string | false {
  const name = textOf(resource.get('username'));
  const kinds = textsOf(poolOf(resource, model) ?? resource, 'username_attributes');
  if (name === undefined || kinds.length === 0 || uuid.test(name)) return false;
  const fits = kinds.some((kind) => own(nameForms, kind)?.test(name) !== false);
  return !fits && `username must be ${kinds.join(' or ')} as username_attributes of the pool says, was ${shown(name)}`;
}

/** What the pool asks of a password: the argument, and a text that has it. */
const characters: readonly (readonly [string, RegExp, string])[] = [
  ['require_lowercase', /[a-z]/, 'a lower-case letter'],
  ['require_uppercase', /[A-Z]/, 'an upper-case letter'],
  ['require_numbers', /\d/, 'a digit'],
  ['require_symbols', /[^A-Za-z0-9]/, 'a symbol'],
];

function passwordProblems(resource: Resource, name: string, model: Model): (string | false)[] {
  const [password, held] = [textOf(resource.get(name)), poolOf(resource, model)];
  if (password === undefined || held === undefined || held.has('password_policy') === undefined) return [];
  const policy = held.block('password_policy');
  const least = policy === undefined ? 8 : numberOf(policy.get('minimum_length'));
  return [
    least !== undefined &&
      password.length < least &&
      `${name} must have at least ${least} characters as the pool asks, had ${password.length}`,
    ...characters.map(
      ([argument, form, words]) =>
        (policy === undefined || isTrue(policy, argument)) &&
        !form.test(password) &&
        `${name} must hold ${words} as the pool asks, and does not`,
    ),
  ];
}

function attributeProblems(resource: Resource, model: Model): (string | false)[] {
  const [attributes, held] = [resource.get('attributes'), poolOf(resource, model)];
  if (!isMap(attributes) || held === undefined || held.has('schema') === undefined) return [];
  const names = held.blocks('schema').map((block) => textOf(block.get('name'))?.replace(/^custom:/, ''));
  if (names.includes(undefined) || !held.lacks('lifecycle')) return [];
  return Object.keys(attributes).map((key) => {
    const name = key.replace(/^(dev:)?custom:/, '');
    return (
      !standardAttributes.has(name) &&
      !names.includes(name) &&
      `attributes must be attributes of the pool, ${shown(key)} is none`
    );
  });
}

/** Rules about users of a pool, and the page at which they sign in. */
export const userRules = [
  rule({
    id: 'cognito/user-name',
    severity: 'rejects',
    source: api('AdminCreateUser'),
    on: user,
    demand: 'the name of a user must be what username_attributes of the pool says',
    fix: 'Use the address or number of the user as username.',
    check: nameProblem,
  }),
  rule({
    id: 'cognito/user-password',
    severity: 'rejects',
    source: api('AdminSetUserPassword'),
    on: user,
    demand: 'a password must be what the policy of the pool asks',
    fix: 'Lengthen the password, or let Cognito make one.',
    check: (resource, model) =>
      ['password', 'temporary_password'].flatMap((name) => passwordProblems(resource, name, model)),
  }),
  rule({
    id: 'cognito/user-attributes',
    severity: 'rejects',
    source: api('AdminCreateUser'),
    on: user,
    demand: 'attributes of a user must be attributes of the pool',
    fix: 'Add the attribute to schema of the pool.',
    check: attributeProblems,
  }),
  rule({
    id: 'cognito/page-needs-domain',
    severity: 'rejects',
    source: api('SetUICustomization'),
    on: 'aws_cognito_user_pool_ui_customization',
    demand: 'a page to sign in is changed once the pool has a domain',
    fix: 'Write user_pool_id = aws_cognito_user_pool_domain.NAME.user_pool_id.',
    check: (resource, model) => {
      const held = poolOf(resource, model);
      const { sure, maybe } = held
        ? model.related('aws_cognito_user_pool_domain', 'user_pool_id', held)
        : { sure: [], maybe: [] };
      const closed = held !== undefined && maybe.length === 0 && !model.hasOpaqueModules && !model.exports(held);
      return (
        closed &&
        !sure.some((one) => one.conditional || dependsOn(resource, one, model)) &&
        'must wait for an aws_cognito_user_pool_domain of the pool, and waits for none'
      );
    },
  }),
];
