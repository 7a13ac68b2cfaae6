import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Backend } from '../../config/environment';
import { environments } from '../../config/environments';
import type { JsonObject } from '../../terraform/documents/json-object';
import { resourcesOf, settingsOf } from '../../terraform/documents/stack-json';
import { allStacksKeptIn } from '../support/all-stacks';
import { credentialForms, credentialsOf, isSecretByName, type NamedText, textsIn } from '../support/credentials';

// Arguments that the provider calls sensitive are judged in __tests__/with-terraform, where there is a provider to ask.

/** Names that sound like secrets, of arguments that hold a unit of time. */
const unitsOfTime = /\.token_validity_units(\.\d+)?\.\w+$/;

const backends: Readonly<Record<string, Backend>> = {
  'on this machine': { kind: 'local' },
  'in Terraform Cloud': { kind: 'cloud', organization: 'acme', project: 'apis' },
};

const findings = (stacks: ReadonlyMap<string, JsonObject>, isFound: (text: NamedText) => boolean) =>
  [...stacks].flatMap(([stack, document]) =>
    textsIn(document)
      .filter(isFound)
      .map(({ path }) => `${stack}: ${path}`),
  );

const isTelling = (text: NamedText) => isSecretByName(text) && !unitsOfTime.test(text.path);

/** Variables that are secret by their name, and that anyone may read in a plan or in the document. */
const openVariables = (document: JsonObject) =>
  [...settingsOf(document)]
    .filter(([address]) => address.startsWith('var.') && isSecretByName({ name: address.slice(4), text: 'given' }))
    .filter(([, variable]) => variable.sensitive !== true || 'default' in variable)
    .map(([address]) => address);

const keysWithValue = (document: JsonObject) =>
  [...resourcesOf(document)]
    .filter(([address, key]) => address.startsWith('aws_api_gateway_api_key.') && 'value' in key)
    .map(([address]) => address);

let documents: Map<string, Map<string, JsonObject>>;

beforeAll(async () => {
  for (const [name, value] of Object.entries(credentialsOf('somebody'))) vi.stubEnv(name, value);
  documents = new Map();
  for (const [place, backend] of Object.entries(backends)) documents.set(place, await allStacksKeptIn(backend));
});

afterAll(() => vi.unstubAllEnvs());

const stacksKept = (place: string) => documents.get(place) ?? new Map<string, JsonObject>();

describe.each(Object.keys(backends))('all stacks, their state kept %s,', (place) => {
  it('are read', () => {
    expect(stacksKept(place).size).toBeGreaterThanOrEqual(environments.length);
  });

  it.each(Object.entries(credentialForms))('hold no %s', (_, { form }) => {
    expect(findings(stacksKept(place), ({ text }) => form.test(text))).toEqual([]);
  });

  it('hold nothing under the name of a secret', () => {
    expect(findings(stacksKept(place), isTelling)).toEqual([]);
  });

  it('leave it to AWS to make API keys', () => {
    expect([...stacksKept(place).values()].flatMap(keysWithValue)).toEqual([]);
  });

  it('take secrets as sensitive variables without a default', () => {
    expect([...stacksKept(place).values()].flatMap(openVariables)).toEqual([]);
  });

  it('hold no credential of whoever synthesizes them', () => {
    const holding = [...stacksKept(place)].filter(([, document]) =>
      JSON.stringify(document).includes('credential-of-'),
    );

    expect(holding.map(([stack]) => stack)).toEqual([]);
  });
});

describe('where state is kept', () => {
  it('changes nothing else in a document', () => {
    const [local, cloud] = Object.keys(backends).map((place) =>
      [...stacksKept(place)].map(([stack, { terraform, '//': metadata, ...rest }]) => [stack, rest]),
    );

    expect(cloud).toEqual(local);
  });
});

/** A document in which something is planted, as it would look in a stack. */
const planted = (type: string, name: string, body: JsonObject) => ({ resource: { [type]: { [name]: body } } });
const found = (document: JsonObject, isFound: (text: NamedText) => boolean) =>
  findings(new Map([['planted', document]]), isFound);

describe('what looks for secrets', () => {
  const random = `q8Zr${'T2v'}LxW9${'pNc4'}Kd7J`;
  const inEnvironment = (name: string, value: string) =>
    planted('aws_lambda_function', 'api', { environment: { variables: { [name]: value } } });

  it.each(Object.entries(credentialForms))('finds a %s', (_, { form, example }) => {
    expect(found(inEnvironment('NAME', example), ({ text }) => form.test(text))).toEqual([
      'planted: resource.aws_lambda_function.api.environment.variables.NAME',
    ]);
  });

  it('finds a password that a function is given', () => {
    expect(found(inEnvironment('DB_PASSWORD', 'hunter2'), isTelling)).toHaveLength(1);
  });

  it('finds a random word under a name that a guardrail does not know', () => {
    expect(found(inEnvironment('PARTNER_TOKENS', random), isTelling)).toHaveLength(1);
  });

  it('finds a secret within an OpenAPI body', () => {
    const body = JSON.stringify({ 'x-partner': { apiKey: random } });

    expect(found(planted('aws_api_gateway_rest_api', 'main', { body }), isTelling)).toEqual([
      'planted: resource.aws_api_gateway_rest_api.main.body.x-partner.apiKey',
    ]);
  });

  it('finds a secret within a mapping template', () => {
    const templates = { 'application/json': `#set($x = 1) { "clientSecret": "${random}", "id": "$x" }` };

    expect(
      found(planted('aws_api_gateway_integration', 'post', { request_templates: templates }), isTelling),
    ).toHaveLength(1);
  });

  it('takes a reference for no secret', () => {
    expect(found(inEnvironment('DB_PASSWORD', '${var.db_password}'), isTelling)).toEqual([]);
  });

  it('takes the lifetime of a token for no secret', () => {
    const units = { token_validity_units: [{ access_token: 'minutes' }] };

    expect(found(planted('aws_cognito_user_pool_client', 'api', units), isTelling)).toEqual([]);
  });

  it.each([
    ['has a default', { sensitive: true, default: 'hunter2' }],
    ['is not sensitive', {}],
  ])('finds a variable for a password that %s', (_, variable) => {
    expect(openVariables({ variable: { db_password: variable } })).toEqual(['var.db_password']);
  });

  it('finds an API key that somebody chose', () => {
    expect(keysWithValue(planted('aws_api_gateway_api_key', 'partner', { name: 'x', value: random }))).toEqual([
      'aws_api_gateway_api_key.partner',
    ]);
  });
});
