import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { isExpression } from '../../terraform/documents/expressions-in';
import { asObject, type JsonObject } from '../../terraform/documents/json-object';
import { resourcesOf, settingsOf } from '../../terraform/documents/stack-json';
import { type ProviderSchema, providerSchema, sensitivePaths } from './provider-schema';
import { documentOf, stackNames } from './synthesized';
import { terraformEnvironment } from './terraform-environment';

// Where state is kept changes nothing that is judged here: __tests__/stacks/sensitive-values.test.ts.

let schema: ProviderSchema;

beforeAll(async () => {
  const cwd = join(inject('folder'), 'schema');
  mkdirSync(cwd);
  schema = await providerSchema(cwd, terraformEnvironment({ TF_CLI_CONFIG_FILE: inject('configuration') }));
}, 120_000);

/** `aws_x` of `aws_x.name`, `data.aws_x` of `data.aws_x.name`. */
const typeOf = (address: string) => address.slice(0, address.lastIndexOf('.'));

/** Everything in a document that has a schema of the provider, by its address. */
const bodiesIn = (document: JsonObject) =>
  [...resourcesOf(document), ...settingsOf(document)].filter(([address]) => typeOf(address) in schema);

/** All values at a path, in however many blocks. */
function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return value === undefined || value === null ? [] : [value];
  return valuesAt(asObject(value)[name], rest);
}

/** What a document gives to arguments that the provider calls sensitive. */
const sensitiveArguments = (document: JsonObject) =>
  bodiesIn(document).flatMap(([address, body]) =>
    sensitivePaths(schema[typeOf(address)]).flatMap((path) =>
      valuesAt(body, path.split('.')).map((value) => ({ argument: `${address}.${path}`, value })),
    ),
  );

/** A literal, or more than one reference alone. */
const literalSecrets = (document: JsonObject) =>
  sensitiveArguments(document)
    .filter(({ value }) => typeof value !== 'string' || !/^\$\{[^"]+\}$/.test(value))
    .map(({ argument }) => argument);

/** Variables that become a secret, but are printed in plans or have a value in the document. */
const openVariables = (document: JsonObject) =>
  sensitiveArguments(document)
    .flatMap(({ value }) => [...String(value).matchAll(/\bvar\.(\w+)/g)].map(([, name = '']) => name))
    .filter((name) => {
      const variable = asObject(asObject(document.variable)[name]);
      return variable.sensitive !== true || 'default' in variable;
    });

/** What the provider calls sensitive in everything that a text refers to. */
const secretsIn = (text: string) =>
  [...text.matchAll(/(?<![\w.])((?:data\.)?aws_\w+)\.\w+(?:\[[^\]]*\])?\.(\w+)/g)]
    .filter(([, type = '', attribute = '']) => sensitivePaths(schema[type]).includes(attribute))
    .map(([reference]) => reference);

const openOutputs = (document: JsonObject) =>
  [...settingsOf(document)]
    .filter(([address, output]) => address.startsWith('output.') && output.sensitive !== true)
    .filter(([, { value }]) => secretsIn(JSON.stringify(value)).length > 0)
    .map(([address]) => address);

/** Secrets that are passed on to an argument that the provider prints in plans, such as a function's environment. */
const passedOn = (document: JsonObject) =>
  bodiesIn(document).flatMap(([address, body]) => {
    const secret = sensitivePaths(schema[typeOf(address)]).flatMap((path) => valuesAt(body, path.split('.')));
    const open = stringsIn(body).filter((text) => isExpression(text) && !secret.includes(text));
    return open.flatMap(secretsIn).map((reference) => `${address} holds ${reference}`);
  });

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('what the provider calls sensitive', () => {
  const allStacks = (judge: (document: JsonObject) => string[]) =>
    stackNames().flatMap((stack) => judge(documentOf(stack)).map((found) => `${stack}: ${found}`));

  it('is in no document', () => {
    expect(allStacks(literalSecrets)).toEqual([]);
  });

  it('comes from sensitive variables without a default', () => {
    expect(allStacks(openVariables)).toEqual([]);
  });

  it('is passed on to nothing that a plan prints', () => {
    expect(allStacks(passedOn)).toEqual([]);
  });

  it('leaves a stack by sensitive outputs alone', () => {
    expect(allStacks(openOutputs)).toEqual([]);
  });
});

describe('what looks for it', () => {
  const resource = (type: string, body: JsonObject) => ({ resource: { [type]: { main: body } } });
  const output = { value: '${aws_cognito_user_pool_client.api.client_secret}' };

  it('finds the value of an API key', () => {
    expect(literalSecrets(resource('aws_api_gateway_api_key', { name: 'x', value: 'chosen' }))).toEqual([
      'aws_api_gateway_api_key.main.value',
    ]);
  });

  it('finds a secret in a block within a block', () => {
    const listener = { default_action: [{ authenticate_oidc: { client_secret: 'chosen' } }] };

    expect(literalSecrets(resource('aws_lb_listener', listener))).toEqual([
      'aws_lb_listener.main.default_action.authenticate_oidc.client_secret',
    ]);
  });

  it('finds a literal within an expression', () => {
    const value = '${join("", ["chosen"])}';

    expect(literalSecrets(resource('aws_api_gateway_api_key', { value }))).toHaveLength(1);
  });

  it('takes a reference for no literal', () => {
    expect(literalSecrets(resource('aws_acm_certificate', { private_key: '${var.private_key}' }))).toEqual([]);
  });

  it.each([
    ['has a default', { sensitive: true, default: 'chosen' }],
    ['is not sensitive', { type: 'string' }],
  ])('finds a variable that %s', (_, variable) => {
    const document = resource('aws_acm_certificate', { private_key: '${var.key}' });

    expect(openVariables({ ...document, variable: { key: variable } })).toEqual(['key']);
  });

  it("finds a secret in a function's environment", () => {
    const environment = { variables: { KEY: '${aws_api_gateway_api_key.partner.value}' } };

    expect(passedOn(resource('aws_lambda_function', { environment }))).toEqual([
      'aws_lambda_function.main holds aws_api_gateway_api_key.partner.value',
    ]);
  });

  it('finds an output that is not sensitive', () => {
    expect(openOutputs({ output: { secret: output } })).toEqual(['output.secret']);
  });

  it('takes a sensitive output', () => {
    expect(openOutputs({ output: { secret: { ...output, sensitive: true } } })).toEqual([]);
  });
});
