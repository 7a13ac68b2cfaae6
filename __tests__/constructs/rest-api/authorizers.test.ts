import { describe, expect, it } from 'vitest';
import { FunctionAlias } from '../../../constructs/lambda/function-alias';
import { CognitoAuthorizer, type CognitoAuthorizerProps } from '../../../constructs/rest-api/cognito-authorizer';
import { TokenAuthorizer, type TokenAuthorizerProps } from '../../../constructs/rest-api/token-authorizer';
import { aliasIn, functionIn } from '../../support/function';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './rest-fixture';

const userPoolArns = ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E'];

const cognito = (props: Partial<CognitoAuthorizerProps> = {}) =>
  synth((scope) => {
    new CognitoAuthorizer(scope, 'cognito', { api: apiIn(scope), name: 'cognito', userPoolArns, ...props });
  }).at('aws_api_gateway_authorizer.cognito');

describe('CognitoAuthorizer', () => {
  it('checks tokens of its user pools and remembers each for five minutes', () => {
    expect(cognito()).toMatchObject({
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      name: 'cognito',
      type: 'COGNITO_USER_POOLS',
      provider_arns: userPoolArns,
      identity_source: 'method.request.header.Authorization',
      authorizer_result_ttl_in_seconds: 300,
    });
  });

  it.each<[string, Partial<CognitoAuthorizerProps>, ExpectedRefusal]>([
    ['no pool', { userPoolArns: [] }, { prop: 'userPoolArns', mustBe: 'a list of 1 to 1000 user pools', was: [] }],
    [
      'the id of a pool',
      { userPoolArns: ['eu-west-1_Ab12Cd34E'] },
      {
        prop: 'userPoolArns',
        mustBe: 'the ARN of a user pool',
        was: 'eu-west-1_Ab12Cd34E',
        fix: 'Write arn, not id: take it from the user pool.',
      },
    ],
    [
      'to remember for more than an hour',
      { cacheSeconds: 3601 },
      {
        prop: 'cacheSeconds',
        mustBe: 'a whole number from 0 to 3600 seconds',
        was: 3601,
        fix: 'Take 0 to ask for every request, or 300.',
      },
    ],
    [
      'an empty name',
      { name: '' },
      { prop: 'name', mustBe: '1 to 128 characters', was: '', fix: 'Name it for what it checks.' },
    ],
  ])('refuses %s', (_, props, expected) => {
    expect(() => cognito(props)).toThrow(propRefusal({ where: 'dev-scratch/CognitoAuthorizer.cognito', ...expected }));
  });
});

describe('TokenAuthorizer', () => {
  const withToken = (props: Partial<TokenAuthorizerProps> = {}) =>
    synth((scope) => {
      new TokenAuthorizer(scope, 'token', { api: apiIn(scope), name: 'token', alias: aliasIn(scope), ...props });
    });

  it('asks a function about the token in a header', () => {
    expect(withToken().at('aws_api_gateway_authorizer.token')).toMatchObject({
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      type: 'TOKEN',
      authorizer_uri: '${aws_lambda_alias.live.invoke_arn}',
      identity_source: 'method.request.header.Authorization',
      authorizer_result_ttl_in_seconds: 300,
    });
  });

  it('may call the function, as that authorizer alone', () => {
    expect(withToken().at('aws_lambda_permission.token_invoke')).toMatchObject({
      statement_id: 'AllowAPIGateway',
      qualifier: '${aws_lambda_alias.live.name}',
      principal: 'apigateway.amazonaws.com',
      source_arn: '${aws_api_gateway_rest_api.main.execution_arn}/authorizers/${aws_api_gateway_authorizer.token.id}',
    });
  });

  it('keeps a permission that was deployed under another name', () => {
    const document = withToken({ permission: { address: 'token', statementId: 'AllowAuthorizer' } });

    expect(document.ofType('aws_lambda_permission')).toEqual(['aws_lambda_permission.token']);
    expect(document.at('aws_lambda_permission.token')).toMatchObject({ statement_id: 'AllowAuthorizer' });
  });

  it('refuses a function that may take longer than API Gateway waits', () => {
    expect(() =>
      synth((scope) => {
        const alias = new FunctionAlias(scope, 'live', { function: functionIn(scope, { timeoutSeconds: 30 }) });
        new TokenAuthorizer(scope, 'token', { api: apiIn(scope), name: 'token', alias });
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/TokenAuthorizer.token',
        prop: "alias's timeoutSeconds",
        mustBe: 'a whole number from 1 to 29 seconds',
        was: 30,
        fix: 'API Gateway waits 29 seconds for an authorizer; shorten the timeout of its function.',
      }),
    );
  });

  it.each<[string, Partial<TokenAuthorizerProps>, ExpectedRefusal]>([
    [
      'a header in the words of the mapping',
      { header: 'method.request.header.Authorization' },
      {
        prop: 'header',
        mustBe: 'one header name',
        was: 'method.request.header.Authorization',
        fix: 'Write Authorization, without method.request.header.',
      },
    ],
    [
      'a broken pattern',
      { tokenPattern: '(' },
      { prop: 'tokenPattern', mustBe: 'a regular expression', was: '(', fix: 'Escape brackets.' },
    ],
    [
      'to remember for more than an hour',
      { cacheSeconds: 3601 },
      { prop: 'cacheSeconds', mustBe: 'a whole number from 0 to 3600 seconds', was: 3601 },
    ],
  ])('refuses %s', (_, props, expected) => {
    expect(() => withToken(props)).toThrow(propRefusal({ where: 'dev-scratch/TokenAuthorizer.token', ...expected }));
  });
});
