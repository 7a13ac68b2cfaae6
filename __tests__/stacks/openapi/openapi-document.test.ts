import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { openApiBody } from '../../../stacks/openapi/openapi-body';
import { readOpenApi } from '../../../stacks/openapi/openapi-document';
import { propRefusal } from '../../support/prop-refusal';

const ours = readFileSync('stacks/users-openapi-rest-api/openapi.yaml', 'utf8');
const file = join(mkdtempSync(join(tmpdir(), 'gatehouse-')), 'openapi.yaml');
const app = Testing.app();

const read = (yaml: string) => {
  writeFileSync(file, yaml);
  return readOpenApi(app, file);
};
const changed = (from: string, to: string) => {
  const yaml = ours.replace(from, to);
  if (yaml === ours) throw new Error(`nothing to change: ${from}`);
  return () => read(yaml);
};

describe('readOpenApi', () => {
  it('takes our document', () => {
    expect(read(ours).content).toMatchObject({ openapi: '3.0.1', info: { title: 'User Service API' } });
  });

  it.each<[string, string, string, string]>([
    ['text that is not YAML', 'info:\n', 'info: [\n', ':6: '],
    ['a document without a title', '  title: User Service API\n', '', ":6: info must have required property 'title'"],
    [
      'an operation without responses',
      `      responses:
        '201':`,
      `      answers:
        '201':`,
      ":59: paths./users.post must have required property 'responses'",
    ],
    [
      'a schema of a type JSON does not have',
      'type: integer',
      'type: number64',
      'paths./users.get.parameters.0.schema.type must be equal to one of the allowed values: array, boolean, integer, number, object, string',
    ],
    [
      'a reference to nothing',
      "$ref: '#/components/schemas/CreateUserRequest'",
      "$ref: '#/components/schemas/Nobody'",
      'paths./users.post.requestBody.content.application/json.schema.$ref must lead to something in this document, was #/components/schemas/Nobody',
    ],
    [
      'an operation nothing answers',
      `      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: \${lambda_invoke_arn}
        passthroughBehavior: never`,
      `      x-amazon-apigateway-integrations:
        type: aws_proxy`,
      'paths./users.post.x-amazon-apigateway-integration must say what answers, was missing',
    ],
    [
      "a caller's method towards Lambda",
      'httpMethod: POST',
      'httpMethod: GET',
      'paths./users.get.x-amazon-apigateway-integration.httpMethod must be POST for Lambda, was GET',
    ],
    [
      'an operation open by oversight',
      `      security:
        - cognito: []
      requestBody`,
      '      requestBody',
      'paths./users.post.security must be stated on each operation, [] for everybody, was missing',
    ],
    [
      'a validator nobody declared',
      'x-amazon-apigateway-request-validator: all',
      'x-amazon-apigateway-request-validator: some',
      'paths./users.get.x-amazon-apigateway-request-validator must be one of x-amazon-apigateway-request-validators, was some',
    ],
    [
      'a variable of the path that is not declared',
      'name: userId',
      'name: id',
      "paths./users/{userId}.get.parameters must hold the path's variable userId",
    ],
    [
      'one operation id twice',
      'operationId: createUser',
      'operationId: listUsers',
      'paths./users.post.operationId must be unique, was listUsers, as in /users.get',
    ],
  ])('refuses %s, naming file, line, path and reason', (_, from, to, reason) => {
    const refused = changed(from, to);

    expect(refused).toThrow(
      propRefusal({
        prop: 'openapi',
        mustBe: 'an OpenAPI 3.0 document that API Gateway takes',
        was: file,
        fix: 'Correct it:',
      }),
    );
    expect(refused).toThrow(`\n  ${file}:`);
    expect(refused).toThrow(reason);
  });
});

describe('openApiBody', () => {
  const body = (text: string) => openApiBody(app, { file: 'openapi.yaml', content: { text } }, { known: 'value' });

  it('fills in what Terraform knows', () => {
    expect(body('a ${known} b')).toBe('{"text":"a value b"}');
  });

  it('leaves stage variables to API Gateway', () => {
    expect(body('${stageVariables.alias}')).toBe('{"text":"$${stageVariables.alias}"}');
  });

  it('keeps Terraform from reading what is not for it', () => {
    expect(body('100%{x}')).toBe('{"text":"100%%{x}"}');
  });

  it('refuses a name without a value', () => {
    expect(() => body('${lambda_arn}')).toThrow(
      propRefusal({
        prop: 'openapi.yaml',
        mustBe: 'filled in with known or stageVariables',
        was: '${lambda_arn}',
        fix: 'Correct the name, or give the stack a value for it.',
      }),
    );
  });
});
