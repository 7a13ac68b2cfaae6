import { describe, expect, it } from 'vitest';
import { HttpProxyIntegration } from '../../../constructs/http-api/http-proxy-integration';
import type { RequestMapping, ResponseMappings } from '../../../constructs/http-api/parameter-mapping';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, stageIn } from './http-parts';

const integration = (props: { request?: RequestMapping; responses?: ResponseMappings }) =>
  synth((scope) => {
    const api = apiIn(scope);
    new HttpProxyIntegration(scope, 'pets', { api, url: 'https://example.com', ...props });
    stageIn(scope, 'main', { api, variables: { env: 'dev' } });
  }).at('aws_apigatewayv2_integration.pets');
const request = (mapping: object) => integration({ request: mapping as RequestMapping }).request_parameters;
const responses = (mappings: object) => integration({ responses: mappings as ResponseMappings }).response_parameters;
const refusal = (expected: ExpectedRefusal) =>
  propRefusal({ where: 'dev-scratch/HttpProxyIntegration.pets', ...expected });

describe('mapping of requests', () => {
  it.each([
    'append:header.X-Tenant',
    'overwrite:header.X-Request-ID',
    'append:querystring.page',
    'overwrite:querystring.page',
    'overwrite:path',
  ])('takes %s', (change) => {
    expect(request({ [change]: 'text' })).toEqual({ [change]: 'text' });
  });

  it.each(['remove:header.X-Debug', 'remove:querystring.debug'])('takes %s', (change) => {
    expect(request({ [change]: "''" })).toEqual({ [change]: "''" });
  });

  it.each(['append:path', 'remove:path', 'set:header.X', 'header.X', 'overwrite:body', 'overwrite:header.'])(
    'refuses %s',
    (change) => {
      expect(() => request({ [change]: 'text' })).toThrow(
        refusal({
          prop: 'request',
          mustBe: 'append, overwrite or remove of header.<name> or querystring.<name>, or overwrite:path',
          was: change,
          fix: 'Write it as in overwrite:header.X-Request-ID.',
        }),
      );
    },
  );

  it('does not compile with an action that its place does not take', () => {
    // @ts-expect-error a path can only be overwritten
    const path: RequestMapping = { 'append:path': '/x' };
    // @ts-expect-error what is removed has no value
    const removed: RequestMapping = { 'remove:header.X-Debug': 'text' };

    expect(Object.keys({ ...path, ...removed })).toHaveLength(2);
  });

  it.each([
    'Access-Control-Allow-Origin',
    'apigw-id',
    'Authorization',
    'Connection',
    'Content-Encoding',
    'Content-Length',
    'Content-Location',
    'Forwarded',
    'Keep-Alive',
    'Origin',
    'Proxy-Authenticate',
    'Proxy-Authorization',
    'TE',
    'Trailers',
    'Transfer-Encoding',
    'Upgrade',
    'x-amz-date',
    'X-Amzn-Trace-Id',
    'X-Forwarded-For',
    'x-forwarded-host',
    'X-Forwarded-Proto',
    'Via',
  ])('refuses the reserved header %s', (name) => {
    expect(() => request({ [`overwrite:header.${name}`]: 'text' })).toThrow(
      refusal({
        prop: 'request',
        mustBe: 'without headers that API Gateway reserves',
        was: `overwrite:header.${name}`,
        fix: 'Leave the header to the gateway, CORS headers to the cors of the API, or choose a name of your own.',
      }),
    );
  });

  it.each(['X-Forwarded-User', 'Content-Type', 'X-Via', 'Tenant'])(
    'takes the header %s, which only looks alike',
    (name) => {
      expect(() => request({ [`overwrite:header.${name}`]: 'text' })).not.toThrow();
    },
  );

  it.each([
    'static text',
    '$request.header.X-Tenant',
    '$request.querystring.page',
    '$request.path',
    '$request.path.id',
    '$request.body',
    '$request.body.user.name',
    '$context.requestId',
    '$context.authorizer.claims.sub',
    '$stageVariables.env',
  ])('takes the value %s', (value) => {
    expect(request({ 'overwrite:header.X-Value': value })).toEqual({ 'overwrite:header.X-Value': value });
  });

  it('leaves expressions in braces to API Gateway, and others to Terraform', () => {
    expect(request({ 'overwrite:path': '/${stageVariables.env}/${request.path.id}/${aws_lb.pets.id}' })).toEqual({
      'overwrite:path': '/$${stageVariables.env}/$${request.path.id}/${aws_lb.pets.id}',
    });
  });

  it.each([
    '$request.cookie.id',
    '$request.headers.X-Tenant',
    '$response.header.X-Tenant',
    '$request.body..name',
    '$request.body.users[?(@.age > 1)]',
    '$request.header.a $request.header.b',
    '$method',
    '/${request.cookie.id}',
  ])('refuses the value %s', (value) => {
    expect(() => request({ 'overwrite:header.X-Value': value })).toThrow(
      refusal({
        prop: 'request[overwrite:header.X-Value]',
        mustBe: 'static text, or an expression on $request, $context or $stageVariables that API Gateway knows',
        was: value,
        fix: 'Write it as in $request.header.<name> or $request.body.<path>, and several as in ${request.path.a}/${request.path.b}.',
      }),
    );
  });
});

describe('mapping of responses', () => {
  it('changes answers by their status', () => {
    expect(
      responses({
        404: { 'overwrite:statuscode': '403' },
        500: { 'append:header.X-Error': '$context.requestId', 'remove:header.Server': "''" },
      }),
    ).toEqual([
      { status_code: '404', mappings: { 'overwrite:statuscode': '403' } },
      { status_code: '500', mappings: { 'append:header.X-Error': '$context.requestId', 'remove:header.Server': "''" } },
    ]);
  });

  it.each([199, 600, 'default'])('refuses the status %s', (status) => {
    expect(() => responses({ [status]: { 'overwrite:statuscode': '200' } })).toThrow(
      refusal({
        prop: 'responses',
        mustBe: 'changes by status codes from 200 to 599',
        was: String(status),
        fix: 'Name the status the integration answers with.',
      }),
    );
  });

  it.each(['overwrite:path', 'append:statuscode', 'overwrite:querystring.a', 'overwrite:body'])(
    'refuses %s',
    (change) => {
      expect(() => responses({ 200: { [change]: 'text' } })).toThrow(
        refusal({
          prop: 'responses[200]',
          mustBe: 'append, overwrite or remove of header.<name>, or overwrite:statuscode',
          was: change,
          fix: 'Write it as in overwrite:header.X-Request-ID.',
        }),
      );
    },
  );

  it('refuses CORS headers, which the API itself writes', () => {
    expect(() => responses({ 200: { 'overwrite:header.Access-Control-Allow-Origin': '*' } })).toThrow(
      refusal({ prop: 'responses[200]', mustBe: 'without headers that API Gateway reserves' }),
    );
  });

  it('reads what the integration answered, not what the caller sent', () => {
    expect(() => responses({ 200: { 'append:header.X-Id': '$response.body.id' } })).not.toThrow();
    expect(() => responses({ 200: { 'append:header.X-Id': '$request.header.X-Id' } })).toThrow(
      refusal({
        prop: 'responses[200][append:header.X-Id]',
        mustBe: 'static text, or an expression on $response, $context or $stageVariables that API Gateway knows',
        was: '$request.header.X-Id',
        fix: 'Write it as in $response.header.<name> or $response.body.<path>.',
      }),
    );
  });
});
