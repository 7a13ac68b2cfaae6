import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type UsersOpenapiRestApiSettings, usersOpenapiRestApi } from '../../config/users-openapi-rest-api';
import { contentsOfBundle } from '../../constructs/lambda/bundle-contents';
import { UsersOpenapiRestApiStack } from '../../stacks/users-openapi-rest-api/users-openapi-rest-api-stack';
import { environment, named, type TestEnvironmentName } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { documentOf } from '../support/synth';

const synthesized = (name: TestEnvironmentName, settings: Partial<UsersOpenapiRestApiSettings> = {}) =>
  documentOf(
    new UsersOpenapiRestApiStack(
      Testing.app(),
      environment(name),
      {
        ...ownSettings(usersOpenapiRestApi, name),
        ...named('users-openapi', name),
        existingUserPoolArn: undefined,
        ...settings,
      },
      'set elsewhere',
    ),
  );
const contract = contentsOfBundle('dist/functions/users.zip')?.contract;
const documents = { dev: synthesized('dev'), staging: synthesized('staging'), prod: synthesized('prod') };

describe.each(Object.entries(documents))('users-openapi-rest-api in %s', (name, document) => {
  const { body, endpoint_configuration } = document.at('aws_api_gateway_rest_api.main');
  const openapi = JSON.parse(body);

  it('is the document, regional', () => {
    expect(endpoint_configuration.types).toEqual(['REGIONAL']);
    expect(openapi).toMatchObject({
      openapi: '3.0.1',
      info: { title: 'User Service API', version: '1.0', description: 'API for user management' },
    });
  });

  it.each([
    ['/users', 'get', 'listUsers'],
    ['/users', 'post', 'createUser'],
    ['/users/{userId}', 'get', 'getUser'],
  ])('answers %s by %s as %s, from the alias, for callers with a token', (path, method, operationId) => {
    expect(openapi.paths[path][method]).toMatchObject({
      operationId,
      security: [{ cognito: [] }],
      'x-amazon-apigateway-request-validator': 'all',
      'x-amazon-apigateway-integration': {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: '${aws_lambda_alias.live.invoke_arn}',
      },
    });
  });

  it('checks bodies and parameters before anything is invoked', () => {
    expect(openapi['x-amazon-apigateway-request-validators']).toEqual({
      all: { validateRequestBody: true, validateRequestParameters: true },
    });
    expect(openapi.components.schemas).toEqual({
      CreateUserRequest: contract?.schemas.UserInput,
      UserList: contract?.schemas.UserList,
      User: contract?.schemas.User,
      Refusal: contract?.schemas.Invalid,
    });
  });

  it('documents the parameters of a list', () => {
    expect(openapi.paths['/users'].get.parameters).toMatchObject([
      { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
      { name: 'cursor', in: 'query', schema: { type: 'string' } },
    ]);
  });

  it('takes tokens of its user pool', () => {
    expect(openapi.components.securitySchemes.cognito['x-amazon-apigateway-authorizer'].providerARNs).toEqual([
      '${aws_cognito_user_pool.main.arn}',
    ]);
  });

  it('has nothing beside the document that an import would delete', () => {
    const kinds = ['resource', 'method', 'integration', 'authorizer', 'model', 'request_validator'];

    expect(kinds.flatMap((kind) => document.ofType(`aws_api_gateway_${kind}`))).toEqual([]);
  });

  it('is deployed anew when the document or the function behind it changes', () => {
    expect(document.at('aws_api_gateway_deployment.main').triggers.references).toBe(
      '${sha256(jsonencode([aws_cognito_user_pool.main.arn, aws_lambda_alias.live.invoke_arn]))}',
    );
    expect(document.at(`aws_api_gateway_stage.${name}`).deployment_id).toBe('${aws_api_gateway_deployment.main.id}');
  });

  it('may call the alias', () => {
    expect(document.at('aws_lambda_permission.api_gateway').qualifier).toBe('${aws_lambda_alias.live.name}');
  });
});

describe('users-openapi-rest-api', () => {
  it('is called users-openapi.myapp.com in prod', () => {
    expect(documents.prod.at('aws_api_gateway_domain_name.api').domain_name).toBe('users-openapi.myapp.com');
  });

  it('compresses answers from the size that config/ says', () => {
    const compressed = synthesized('dev', { minimumCompressionBytes: 1024 });

    expect(compressed.at('aws_api_gateway_rest_api.main').minimum_compression_size).toBe('1024');
  });

  it("takes tokens of somebody else's user pool", () => {
    const arn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E';

    expect(synthesized('dev', { existingUserPoolArn: arn }).at('aws_api_gateway_rest_api.main').body).toContain(arn);
  });
});
