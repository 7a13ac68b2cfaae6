import { describe, expect, it } from 'vitest';
import { isSecretName, maskedJson } from '../../../local/console/mask';
import { folderOf } from '../support/functions';
import { runWithConsole } from './running-console';
import { shop, shopFiles } from './shop';

describe('a name', () => {
  it.each([
    'DB_PASSWORD',
    'password',
    'clientSecret',
    'secret_string',
    'x-api-key',
    'STRIPE_KEY',
    'ACCESS_TOKEN',
    'privateKey',
    'awsSecretAccessKey',
    'CONNECTION_STRING',
  ])('%s tells of a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'secret_arn',
    'SECRET_NAME',
    'token_use',
    'api_key_required',
    'api_key_source',
    'accessTokenValidity',
    'passenger',
    'hash_key',
    'password_policy',
    'keys',
  ])('%s does not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

it('masks values by their names, known secrets anywhere, and passwords in addresses', () => {
  const json = {
    token: 'abc',
    list: [{ pin: 'the secret is correct-horse' }],
    DATABASE: 'postgres://ada:hunter2@db/orders',
    secret: { name: 'kept' },
    empty: { password: '' },
  };

  expect(maskedJson(json, ['correct-horse'])).toEqual({
    token: '••••••',
    list: [{ pin: 'the secret is ••••••' }],
    DATABASE: 'postgres://ada:••••••@db/orders',
    secret: { name: 'kept' },
    empty: { password: '' },
  });
});

it('shows a resource as the document has it, with references as Terraform writes them and secrets masked', async () => {
  const { get } = await runWithConsole(folderOf(shopFiles), shop);

  expect((await get('/api/resource?stack=test&address=aws_lambda_function.order')).body).toEqual({
    address: 'aws_lambda_function.order',
    type: 'aws_lambda_function',
    name: 'order',
    json: {
      function_name: 'order',
      role: '${aws_iam_role.order.arn}',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      filename: 'code',
      timeout: 20,
      environment: { variables: { ORDERS: '${aws_dynamodb_table.orders.name}', DB_PASSWORD: '••••••' } },
    },
  });
});

it.each([
  ['aws_secretsmanager_secret_version.db', { secret_id: 'db', secret_string: '••••••' }],
  ['aws_ssm_parameter.pin', { name: 'pin', type: 'SecureString', value: '••••••' }],
  ['aws_ssm_parameter.plain', { name: 'plain', type: 'String', value: 'shown' }],
  ['aws_api_gateway_api_key.partner', { name: 'partner', value: '••••••' }],
])('masks the value of %s where it is a secret', async (address, json) => {
  const { get } = await runWithConsole(folderOf({}), {
    aws_apigatewayv2_api: { api: { name: 'a', protocol_type: 'HTTP' } },
    aws_secretsmanager_secret_version: { db: { secret_id: 'db', secret_string: '{"password":"x"}' } },
    aws_ssm_parameter: {
      pin: { name: 'pin', type: 'SecureString', value: '1234' },
      plain: { name: 'plain', type: 'String', value: 'shown' },
    },
    aws_api_gateway_api_key: { partner: { name: 'partner', value: 'a-key-of-twenty-letters' } },
  });

  expect((await get(`/api/resource?stack=test&address=${address}`)).body.json).toEqual(json);
});

it('says that a stack has no resource of an address', async () => {
  const { get } = await runWithConsole(folderOf(shopFiles), shop);

  expect(await get('/api/resource?stack=test&address=aws_x.y')).toMatchObject({
    status: 404,
    body: { message: 'address: must be that of a resource of test, was "aws_x.y".' },
  });
});
