import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { RequestValidator } from '../../../constructs/rest-api/request-validator';
import { RestApi } from '../../../constructs/rest-api/rest-api';
import { RestMethod, type RestMethodProps } from '../../../constructs/rest-api/rest-method';
import { RestMockIntegration } from '../../../constructs/rest-api/rest-mock-integration';
import { RestModel, type RestModelProps } from '../../../constructs/rest-api/rest-model';
import { RestProxyIntegration } from '../../../constructs/rest-api/rest-proxy-integration';
import { RestResource } from '../../../constructs/rest-api/rest-resource';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { alias, apiIn, cognitoIn, getItemsIn } from './rest-fixture';

const withMethod = (props: Partial<RestMethodProps> = {}) =>
  synth((scope) => {
    getItemsIn(scope, apiIn(scope), props);
  });
const method = (props: Partial<RestMethodProps> = {}) => withMethod(props).at('aws_api_gateway_method.get_items');

describe('RestMethod', () => {
  it('says who decides about callers', () => {
    const document = synth((scope) => {
      const api = apiIn(scope);
      getItemsIn(scope, api, { authorizer: cognitoIn(scope, api) });
    });

    expect(document.at('aws_api_gateway_method.get_items')).toMatchObject({
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      resource_id: '${aws_api_gateway_resource.items.id}',
      http_method: 'GET',
      authorization: 'COGNITO_USER_POOLS',
      authorizer_id: '${aws_api_gateway_authorizer.cognito.id}',
    });
  });

  it('names no authorizer where anyone, or any signed caller, may ask', () => {
    expect(method({ authorizer: 'none' })).toMatchObject({ authorization: 'NONE' });
    expect(method({ authorizer: 'iam' })).toMatchObject({ authorization: 'AWS_IAM' });
    expect(method({ authorizer: 'iam' })).not.toHaveProperty('authorizer_id');
  });

  it('states whether a key is required', () => {
    expect(method().api_key_required).toBe(false);
    expect(method({ apiKeyRequired: true }).api_key_required).toBe(true);
  });

  it('declares its parameters', () => {
    expect(method({ parameters: { 'querystring.limit': 'optional' } }).request_parameters).toEqual({
      'method.request.querystring.limit': false,
    });
  });

  it('asks its validator and model about a body', () => {
    const document = synth((scope) => {
      const api = apiIn(scope);
      const validator = new RequestValidator(scope, 'all', { api, body: true, parameters: true });
      const model = new RestModel(scope, 'create_user', { api, name: 'CreateUser', schema: { type: 'object' } });
      getItemsIn(scope, api, { httpMethod: 'POST', validator, model, parameters: { 'header.X-Kind': 'required' } });
    });

    expect(document.at('aws_api_gateway_method.get_items')).toMatchObject({
      request_validator_id: '${aws_api_gateway_request_validator.all.id}',
      request_models: { 'application/json': '${aws_api_gateway_model.create_user.name}' },
      request_parameters: { 'method.request.header.X-Kind': true },
    });
    expect(document.at('aws_api_gateway_request_validator.all')).toMatchObject({
      name: 'all',
      validate_request_body: true,
      validate_request_parameters: true,
    });
  });

  it.each<[string, Partial<RestMethodProps>, ExpectedRefusal]>([
    [
      'a parameter of an HTTP API',
      { parameters: JSON.parse('{"$request.querystring.limit":"optional"}') },
      {
        prop: 'parameters',
        mustBe: 'querystring.<name>, path.<name> or header.<name>',
        was: '$request.querystring.limit',
        fix: 'Write it as in querystring.limit, without method.request.',
      },
    ],
    [
      'one name in two places',
      { parameters: { 'querystring.kind': 'optional', 'header.kind': 'optional' } },
      {
        prop: 'parameters',
        mustBe: 'named once across querystring, path and header',
        was: 'header.kind',
        fix: 'Rename one of the two.',
      },
    ],
    [
      'a variable the path does not have',
      { parameters: { 'path.id': 'required' } },
      {
        prop: 'parameters',
        mustBe: 'a variable of the path /items',
        was: 'path.id',
        fix: 'Name it as the path does.',
      },
    ],
    [
      'a cache key of what is not declared',
      { cacheKey: ['querystring.limit'] },
      {
        prop: 'cacheKey',
        mustBe: "made of the method's parameters, of which there are none",
        was: 'querystring.limit',
        fix: 'Add it to parameters.',
      },
    ],
    [
      'a demand nobody checks',
      { parameters: { 'querystring.limit': 'required' } },
      {
        prop: 'validator',
        mustBe: 'one that checks parameters, because querystring.limit is required',
        was: undefined,
        fix: 'Give the method a RequestValidator with parameters: true, or make the parameter optional.',
      },
    ],
    [
      'scopes without a Cognito authorizer',
      { authorizer: 'iam', scopes: ['items/read'] },
      {
        prop: 'scopes',
        mustBe: 'absent on a method without a Cognito authorizer',
        was: ['items/read'],
        fix: 'Give the method its Cognito authorizer, or leave scopes out.',
      },
    ],
  ])('refuses %s', (_, props, expected) => {
    expect(() => withMethod(props)).toThrow(propRefusal({ where: 'dev-scratch/RestMethod.get_items', ...expected }));
  });

  it('refuses a model that no validator looks at', () => {
    const build = () =>
      synth((scope) => {
        const api = apiIn(scope);
        const model = new RestModel(scope, 'create_user', { api, name: 'CreateUser', schema: { type: 'object' } });
        getItemsIn(scope, api, { model });
      });

    expect(build).toThrow(
      propRefusal({
        prop: 'validator',
        mustBe: 'one that checks bodies, because the method has a model',
        was: undefined,
      }),
    );
  });

  it.each<[string, (scope: Construct, other: RestApi) => Partial<RestMethodProps>]>([
    ['authorizer', (scope, other) => ({ authorizer: cognitoIn(scope, other) })],
    [
      'model',
      (scope, api) => ({ model: new RestModel(scope, 'user', { api, name: 'User', schema: { type: 'object' } }) }),
    ],
    [
      'validator',
      (scope, api) => ({ validator: new RequestValidator(scope, 'all', { api, body: true, parameters: true }) }),
    ],
  ])('refuses an %s of another API', (prop, partOf) => {
    const build = () =>
      synth((scope) => {
        const other = new RestApi(scope, 'other', { name: 'dev-other' });
        getItemsIn(scope, apiIn(scope), partOf(scope, other));
      });

    expect(build).toThrow(
      propRefusal({
        prop,
        mustBe: 'a part of dev-scratch/RestApi.main',
        was: 'dev-scratch/RestApi.other',
        fix: 'Take one of this API: no other can serve here.',
      }),
    );
  });

  it('refuses a method its path has already', () => {
    const build = () =>
      synth((scope) => {
        const { path } = getItemsIn(scope, apiIn(scope));
        new RestMethod(scope, 'again', { path, httpMethod: 'GET', authorizer: 'none' });
      });

    expect(build).toThrow(propRefusal({ prop: 'httpMethod', mustBe: 'a method /items does not have yet', was: 'GET' }));
  });
});

describe('RestProxyIntegration', () => {
  it('invokes the alias by POST and waits 29 seconds', () => {
    expect(withMethod().at('aws_api_gateway_integration.get_items')).toEqual(
      expect.objectContaining({
        rest_api_id: '${aws_api_gateway_rest_api.main.id}',
        resource_id: '${aws_api_gateway_resource.items.id}',
        http_method: '${aws_api_gateway_method.get_items.http_method}',
        type: 'AWS_PROXY',
        integration_http_method: 'POST',
        uri: '${aws_lambda_alias.live.invoke_arn}',
        timeout_milliseconds: 29_000,
      }),
    );
  });

  it("tells cached answers apart by the method's cache key", () => {
    const document = withMethod({
      parameters: { 'querystring.limit': 'optional', 'querystring.category': 'optional' },
      cacheKey: ['querystring.category'],
    });

    expect(document.at('aws_api_gateway_integration.get_items').cache_key_parameters).toEqual([
      'method.request.querystring.category',
    ]);
  });

  it.each([
    [49, 'a whole number from 50 to 29000 milliseconds'],
    [29_001, 'a whole number from 50 to 29000 milliseconds'],
    [10_000, "longer than the function's timeout of 10 seconds"],
  ])('refuses to wait %i milliseconds', (timeoutMilliseconds, mustBe) => {
    const build = () =>
      synth((scope) => {
        const path = new RestResource(scope, 'items', { parent: apiIn(scope).root, pathPart: 'items' }).path;
        const method = new RestMethod(scope, 'get_items', { path, httpMethod: 'GET', authorizer: 'none' });
        new RestProxyIntegration(scope, 'get_items', { method, alias, timeoutMilliseconds });
      });

    expect(build).toThrow(propRefusal({ prop: 'timeoutMilliseconds', mustBe, was: timeoutMilliseconds }));
  });

  it('refuses a method that something answers already', () => {
    const build = () =>
      synth((scope) => {
        new RestMockIntegration(scope, 'again', getItemsIn(scope, apiIn(scope)));
      });

    expect(build).toThrow(
      propRefusal({
        prop: 'method',
        mustBe: 'a method nothing answers yet',
        was: 'dev-scratch/RestProxyIntegration.get_items',
      }),
    );
  });
});

describe('RequestValidator', () => {
  it('refuses to check nothing', () => {
    const build = () =>
      synth((scope) => {
        new RequestValidator(scope, 'all', { api: apiIn(scope), body: false, parameters: false });
      });

    expect(build).toThrow(propRefusal({ prop: 'body', mustBe: 'true where parameters is not', was: false }));
  });
});

describe('RestModel', () => {
  const model = (props: Partial<RestModelProps> = {}) =>
    synth((scope) => {
      new RestModel(scope, 'user', { api: apiIn(scope), name: 'User', schema: { type: 'object' }, ...props });
    }).at('aws_api_gateway_model.user');

  it('is a JSON schema of draft 4', () => {
    expect(model()).toMatchObject({ name: 'User', content_type: 'application/json' });
    expect(JSON.parse(model().schema)).toEqual({
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: 'User',
      type: 'object',
    });
  });

  it('refuses a name with anything but letters and digits', () => {
    expect(() => model({ name: 'create-user' })).toThrow(
      propRefusal({ prop: 'name', mustBe: 'letters and digits', was: 'create-user' }),
    );
  });

  it('refuses a schema that asks for nothing', () => {
    expect(() => model({ schema: {} })).toThrow(
      propRefusal({ prop: 'schema', mustBe: 'a schema that asks for something', was: {} }),
    );
  });
});
