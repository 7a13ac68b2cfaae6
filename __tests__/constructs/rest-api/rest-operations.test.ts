import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import {
  RestRequestAuthorizer,
  type RestRequestAuthorizerProps,
} from '../../../constructs/rest-api/request-authorizer';
import { methodsOf, type RestOperation } from '../../../constructs/rest-api/rest-operations';
import { TokenAuthorizer } from '../../../constructs/rest-api/token-authorizer';
import { aliasIn } from '../../support/function';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, cognitoIn, itemsIn } from './rest-fixture';

const requestIn = (scope: Construct, props: Partial<RestRequestAuthorizerProps> = {}) =>
  new RestRequestAuthorizer(scope, 'device', { api: apiIn(scope), name: 'device', alias: aliasIn(scope), ...props });

describe('RestRequestAuthorizer', () => {
  const made = (props: Partial<RestRequestAuthorizerProps> = {}) => synth((scope) => void requestIn(scope, props));

  it('asks a function about the whole request', () => {
    const identitySources = ['header.X-Device', 'querystring.tenant', 'context.httpMethod'] as const;

    expect(made({ identitySources, cacheSeconds: 60 }).at('aws_api_gateway_authorizer.device')).toMatchObject({
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      name: 'device',
      type: 'REQUEST',
      authorizer_uri: '${aws_lambda_alias.live.invoke_arn}',
      identity_source: 'method.request.header.X-Device,method.request.querystring.tenant,context.httpMethod',
      authorizer_result_ttl_in_seconds: 60,
    });
  });

  it('may call the function, as that authorizer alone', () => {
    expect(made().at('aws_lambda_permission.device_invoke')).toMatchObject({
      qualifier: '${aws_lambda_alias.live.name}',
      source_arn: '${aws_api_gateway_rest_api.main.execution_arn}/authorizers/${aws_api_gateway_authorizer.device.id}',
    });
  });

  it.each<[string, Partial<RestRequestAuthorizerProps>, ExpectedRefusal]>([
    [
      'a source in the words of the mapping',
      { identitySources: ['method.request.header.X-Device' as 'header.X-Device'] },
      {
        prop: 'identitySources',
        mustBe: 'header.<name>, querystring.<name>, path.<name>, context.<name> or stageVariables.<name>',
        was: 'method.request.header.X-Device',
        fix: 'Write header.Authorization, without method.request.',
      },
    ],
    [
      'to remember by nothing',
      { identitySources: [] },
      {
        prop: 'identitySources',
        mustBe: 'a list of at least one while cacheSeconds is above 0',
        was: [],
        fix: 'Name what tells callers apart, or set cacheSeconds to 0: one decision would be used for all of them.',
      },
    ],
    [
      'to remember for more than an hour',
      { cacheSeconds: 3601 },
      { prop: 'cacheSeconds', mustBe: 'a whole number from 0 to 3600 seconds', was: 3601 },
    ],
    ['an empty name', { name: '' }, { prop: 'name', mustBe: '1 to 128 characters', was: '' }],
  ])('refuses %s', (_, props, expected) => {
    expect(() => made(props)).toThrow(propRefusal({ where: 'dev-scratch/RestRequestAuthorizer.device', ...expected }));
  });
});

describe('operations of a REST API', () => {
  const made = (operations: Readonly<Record<string, RestOperation>>) =>
    synth((scope) => {
      const api = apiIn(scope);
      const alias = aliasIn(scope);
      methodsOf(scope, operations, {
        paths: new Map([['items', itemsIn(scope, api).path]]),
        authorizer: cognitoIn(scope, api),
        authorizers: {
          partner: new TokenAuthorizer(scope, 'partner', { api, name: 'partner', alias }),
          device: new RestRequestAuthorizer(scope, 'device', { api, name: 'device', alias }),
        },
      });
    });
  const at = { resource: 'items' };

  it('are each decided about by what they name', () => {
    const document = made({
      list: { ...at, method: 'GET', auth: 'authorizer', scopes: ['items/read'] },
      create: { ...at, method: 'POST', auth: 'partner' },
      renew: { ...at, method: 'PUT', auth: 'device', apiKey: true },
      remove: { ...at, method: 'DELETE', auth: 'iam' },
      look: { ...at, method: 'HEAD', auth: 'none' },
    });
    const decided = ['list', 'create', 'renew', 'remove', 'look'].map((id) => {
      const method = document.at(`aws_api_gateway_method.${id}`);
      return [method.authorization, method.authorizer_id, method.authorization_scopes, method.api_key_required];
    });

    expect(decided).toEqual([
      ['COGNITO_USER_POOLS', '${aws_api_gateway_authorizer.cognito.id}', ['items/read'], false],
      ['CUSTOM', '${aws_api_gateway_authorizer.partner.id}', undefined, false],
      ['CUSTOM', '${aws_api_gateway_authorizer.device.id}', undefined, true],
      ['AWS_IAM', undefined, undefined, false],
      ['NONE', undefined, undefined, false],
    ]);
  });

  it('that name an authorizer which the API has not are refused with those it has', () => {
    expect(() => made({ list: { ...at, method: 'GET', auth: 'partners' } })).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'operations.list.auth',
        mustBe: 'one of partner, device, authorizer, iam, none',
        was: 'partners',
        fix: 'Correct the name, or give methodsOf what it stands for.',
      }),
    );
  });

  it('that want scopes of a Lambda authorizer are refused', () => {
    expect(() => made({ list: { ...at, method: 'GET', auth: 'partner', scopes: ['items/read'] } })).toThrow(
      propRefusal({
        where: 'dev-scratch/RestMethod.list',
        prop: 'scopes',
        mustBe: 'absent on a method without a Cognito authorizer',
        was: ['items/read'],
        fix: 'Give the method its Cognito authorizer, or leave scopes out.',
      }),
    );
  });
});
