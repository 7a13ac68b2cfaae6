import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { chatWebSocketApi } from '../../config/chat-websocket-api';
import { helloHttpApi } from '../../config/hello-http-api';
import { itemsHttpApi } from '../../config/items-http-api';
import { shopHttpApi } from '../../config/shop-http-api';
import type { TokenSource } from '../../config/token-source';
import { usersHttpApi } from '../../config/users-http-api';
import { ChatWebSocketApiStack } from '../../stacks/chat-websocket-api/chat-websocket-api-stack';
import { HelloHttpApiStack } from '../../stacks/hello-http-api/hello-http-api-stack';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { UsersHttpApiStack } from '../../stacks/users-http-api/users-http-api-stack';
import { environment } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';

const tokens = { issuer: 'https://tenant.eu.auth0.com/', audience: ['https://api.myapp.com'] };
const scopes = { create_event: ['write:events'] };

const dev = environment('dev');
const stacks = {
  items: (source: TokenSource) =>
    new ItemsHttpApiStack(Testing.app(), dev, { ...ownSettings(itemsHttpApi, 'dev'), ...source }),
  users: (source: TokenSource) =>
    new UsersHttpApiStack(Testing.app(), dev, { ...ownSettings(usersHttpApi, 'dev'), ...source }),
  shop: (source: TokenSource) =>
    new ShopHttpApiStack(Testing.app(), dev, { ...ownSettings(shopHttpApi, 'dev'), ...source }),
  chat: (source: TokenSource) =>
    new ChatWebSocketApiStack(
      Testing.app(),
      dev,
      { ...ownSettings(chatWebSocketApi, 'dev'), ...source },
      'set elsewhere',
    ),
};

describe.each(['items', 'users', 'shop'] as const)('%s behind tokens of an issuer that config/ names', (name) => {
  const document = documentOf(stacks[name]({ tokens: { ...tokens, ...(name === 'shop' && { scopes }) } }));

  it('takes those of the issuer for the audience', () => {
    expect(document.at('aws_apigatewayv2_authorizer.jwt')).toMatchObject({
      authorizer_type: 'JWT',
      name: 'jwt',
      identity_sources: ['$request.header.Authorization'],
      jwt_configuration: tokens,
    });
  });

  it('makes no user pool and tells of none', () => {
    expect(document.addresses().filter((address) => address.includes('cognito'))).toEqual([]);
    expect(Object.keys(document.json.output).filter((one) => one.includes('user_pool'))).toEqual([]);
  });
});

it('hello asks for tokens of the issuer that config/ names, and for none without', () => {
  const hello = (source: Pick<TokenSource, 'tokens'>) =>
    documentOf(new HelloHttpApiStack(Testing.app(), dev, { ...ownSettings(helloHttpApi, 'dev'), ...source }));

  expect(hello({}).at('aws_apigatewayv2_route.route').authorization_type).toBe('NONE');
  expect(hello({ tokens }).at('aws_apigatewayv2_route.route')).toMatchObject({
    authorization_type: 'JWT',
    authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
  });
  expect(hello({ tokens }).at('aws_apigatewayv2_authorizer.jwt').jwt_configuration).toEqual(tokens);
});

describe('scopes', () => {
  it('of config/ stand in place of those of operations.ts, and beside none', () => {
    const shop = documentOf(stacks.shop({ tokens: { ...tokens, scopes: { ...scopes, users: ['read:users'] } } }));
    const scopesOf = (route: string) => shop.at(`aws_apigatewayv2_route.${route}`).authorization_scopes;

    expect([scopesOf('create_event'), scopesOf('users'), scopesOf('users_root')]).toEqual([
      ['write:events'],
      ['read:users'],
      undefined,
    ]);
  });

  it('that Cognito alone writes are refused with another issuer', () => {
    expect(() => stacks.shop({ tokens })).toThrow(
      propRefusal({
        where: 'dev-shop-http-api',
        prop: 'settings.tokens.scopes.create_event',
        mustBe: 'scopes that the issuer writes into its tokens',
        was: ['aws.cognito.signin.user.admin'],
        fix: 'Name them in config/: those of operations.ts are in tokens of Cognito alone.',
      }),
    );
  });

  it('of an operation without tokens are refused', () => {
    expect(() => stacks.shop({ tokens: { ...tokens, scopes: { ...scopes, user: ['read:users'] } } })).toThrow(
      'settings.tokens.scopes must be scopes of operations with auth: \'jwt\' (users, users_root, create_event), was "user". Did you mean users? Correct it in config/.',
    );
  });
});

describe('functions that verify tokens', () => {
  it.each([
    ['shop', 'authorizer'],
    ['chat', 'authorizer'],
  ] as const)('of %s ask the issuer for its keys', (name, address) => {
    const jwksUri = 'https://tenant.okta.com/oauth2/default/v1/keys';
    const document = documentOf(stacks[name]({ tokens: { ...tokens, jwksUri, ...(name === 'shop' && { scopes }) } }));
    const { variables } = document.at(`aws_lambda_function.${address}`).environment;

    expect(variables).toMatchObject({
      TOKEN_ISSUER: tokens.issuer,
      TOKEN_AUDIENCE: 'https://api.myapp.com',
      TOKEN_JWKS_URI: jwksUri,
      TOKEN_ALGORITHMS: 'RS256',
    });
    expect(variables).not.toHaveProperty('TOKEN_USE');
  });

  it('find the keys below the issuer where nothing else is said', () => {
    const { variables } = documentOf(stacks.chat({ tokens })).at('aws_lambda_function.authorizer').environment;

    expect(variables.TOKEN_JWKS_URI).toBe('https://tenant.eu.auth0.com/.well-known/jwks.json');
  });
});

describe('an issuer', () => {
  const copied = 'Copy it from <issuer>/.well-known/openid-configuration into config/items-http-api.ts.';
  const named = 'Name in config/items-http-api.ts what tokens for this API have in aud.';
  const url = 'an https URL without query and without /.well-known/';

  it.each<[string, object, string, string, unknown, string]>([
    ['over plain HTTP', { issuer: 'http://a.example' }, 'issuer', url, 'http://a.example', copied],
    ['without scheme', { issuer: 'a.example' }, 'issuer', url, 'a.example', copied],
    [
      'with its discovery',
      { issuer: 'https://a.example/.well-known/openid-configuration' },
      'issuer',
      url,
      'https://a.example/.well-known/openid-configuration',
      copied,
    ],
    ['with a query', { issuer: 'https://a.example/?b=c' }, 'issuer', url, 'https://a.example/?b=c', copied],
    [
      'with keys over plain HTTP',
      { jwksUri: 'http://a.example' },
      'jwksUri',
      'an https URL',
      'http://a.example',
      copied,
    ],
    ['for nobody', { audience: [] }, 'audience', 'a list of 1 to 50 values', [], named],
    ['for a text', { audience: 'api' as never }, 'audience', 'a list of 1 to 50 values', 'api', named],
    ['for who is not named', { audience: undefined as never }, 'audience', 'a list of 1 to 50 values', [], named],
    ['for a blank', { audience: ['a', ''] }, 'audience[1]', 'text without blanks and commas', '', named],
  ])('%s is refused', (_, changed, prop, mustBe, was, fix) => {
    expect(() => stacks.items({ tokens: { ...tokens, ...changed } })).toThrow(
      propRefusal({ where: 'dev-items-http-api', prop: `settings.tokens.${prop}`, mustBe, was, fix }),
    );
  });

  it('beside a user pool is refused', () => {
    const existingUserPool = { id: 'eu-west-1_Ab12Cd34E', clientIds: ['web'] };

    expect(() => stacks.items({ tokens, existingUserPool })).toThrow(
      propRefusal({
        where: 'dev-items-http-api',
        prop: 'settings.existingUserPool',
        mustBe: 'absent beside tokens',
        was: existingUserPool,
        fix: 'Say in config/items-http-api.ts whose tokens the API takes: those of the pool, or those of the issuer.',
      }),
    );
  });
});
