import { describe, expect, it } from 'vitest';
import { ExistingUserPool } from '../../../constructs/identity/existing-user-pool';
import { UserPool } from '../../../constructs/identity/user-pool';
import { UserPoolClient } from '../../../constructs/identity/user-pool-client';
import { propRefusal } from '../../support/prop-refusal';
import { documentOf, ScratchStack, synth } from '../../support/synth';

const pool = (props: object = {}) => synth((scope) => new UserPool(scope, 'main', { name: 'dev', ...props }));
const client = (props: object = {}) =>
  synth(
    (scope) =>
      new UserPoolClient(scope, 'api', {
        userPool: new UserPool(scope, 'main', { name: 'dev' }),
        name: 'dev',
        ...props,
      }),
  );

describe('UserPool', () => {
  it('signs people in by e-mail address, with an authenticator app if they choose', () => {
    expect(pool().at('aws_cognito_user_pool.main')).toMatchObject({
      username_attributes: ['email'],
      auto_verified_attributes: ['email'],
      mfa_configuration: 'OPTIONAL',
      software_token_mfa_configuration: { enabled: true },
      password_policy: { minimum_length: 12 },
    });
  });

  it('lets administrators create users, and people only where asked to', () => {
    const only = (props: object) =>
      pool(props).at('aws_cognito_user_pool.main').admin_create_user_config.allow_admin_create_user_only;

    expect([only({}), only({ selfSignUp: true })]).toEqual([true, false]);
  });

  it('is protected from deletion unless that is switched off', () => {
    const protection = (props: object) => pool(props).at('aws_cognito_user_pool.main').deletion_protection;

    expect([protection({}), protection({ deletionProtected: false })]).toEqual(['ACTIVE', 'INACTIVE']);
  });

  it('refuses a name Cognito does not take', () => {
    expect(() => pool({ name: 'pool/1' })).toThrow(
      propRefusal({
        where: 'dev-scratch/UserPool.main',
        prop: 'name',
        mustBe: '1 to 128 letters, digits, blanks and _ + = , . @ -',
        was: 'pool/1',
        fix: 'Replace other characters by hyphens.',
      }),
    );
  });
});

describe('UserPoolClient', () => {
  it('keeps what was deployed under another name, and needs no Terraform to say so', () => {
    const stack = new ScratchStack();
    const userPool = new UserPool(stack, 'main', { name: 'dev' });
    new UserPoolClient(stack, 'web', { userPool, name: 'dev', movedFrom: 'api' });

    expect(documentOf(stack).json.moved).toEqual([
      { from: 'aws_cognito_user_pool_client.api', to: 'aws_cognito_user_pool_client.web' },
    ]);
    expect(stack.hasResourceMove()).toBe(false);
  });

  it('is a public client that sends no password', () => {
    expect(client().at('aws_cognito_user_pool_client.api')).toMatchObject({
      user_pool_id: '${aws_cognito_user_pool.main.id}',
      generate_secret: false,
      explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
      prevent_user_existence_errors: 'ENABLED',
    });
  });

  it('gives tokens for an hour, refreshed for 30 days', () => {
    expect(client().at('aws_cognito_user_pool_client.api')).toMatchObject({
      access_token_validity: 60,
      id_token_validity: 60,
      refresh_token_validity: 30,
      token_validity_units: [{ access_token: 'minutes', id_token: 'minutes', refresh_token: 'days' }],
    });
  });

  it.each([
    [
      { tokenMinutes: 4 },
      {
        prop: 'tokenMinutes',
        mustBe: 'a whole number from 5 to 1440 minutes',
        was: 4,
        fix: 'A token cannot be taken back; keep it short and refresh it.',
      },
    ],
    [
      { refreshDays: 0 },
      {
        prop: 'refreshDays',
        mustBe: 'a whole number from 1 to 3650 days',
        was: 0,
        fix: 'Take the time after which users may be asked to sign in again.',
      },
    ],
  ])('refuses %j', (props, expected) => {
    expect(() => client(props)).toThrow(propRefusal({ where: 'dev-scratch/UserPoolClient.api', ...expected }));
  });
});

describe('ExistingUserPool', () => {
  it('knows the issuer from the id, in every partition', () => {
    let issuer = '';
    const doc = synth((scope) => {
      const existing = new ExistingUserPool(scope, 'main', { userPoolId: 'eu-west-1_Ab12' });
      issuer = existing.issuer;
    });

    expect([
      doc.addresses(),
      issuer.startsWith('https://cognito-idp.eu-west-1.'),
      issuer.endsWith('/eu-west-1_Ab12'),
    ]).toEqual([['data.aws_partition.main_partition'], true, true]);
  });

  it('refuses what is no id of a pool', () => {
    expect(() => synth((scope) => new ExistingUserPool(scope, 'main', { userPoolId: 'pool' }))).toThrow(
      propRefusal({
        where: 'dev-scratch/ExistingUserPool.main',
        prop: 'userPoolId',
        mustBe: '<region>_<letters and digits>',
        was: 'pool',
        fix: 'Copy the id from the pool, as in eu-west-1_Ab12Cd34E.',
      }),
    );
  });
});
