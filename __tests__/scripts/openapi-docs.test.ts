import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentsOfBundle } from '../../constructs/lambda/bundle-contents';
import { contractsIn } from '../../scripts/shared/openapi/contracts';
import { openApiOfStack } from '../../scripts/shared/openapi/document';
import { openApiOf } from '../../scripts/shared/openapi/documents';
import type { OpenApi } from '../../scripts/shared/openapi/openapi';
import { schemaProblems } from '../../stacks/openapi/schema-problems';
import { firstEnvironment, lastEnvironment } from '../support/own-environments';
import { synthesizedStack } from '../support/synthesized-stacks';

const root = resolve(__dirname, '../..');
const ofStack = (stack: string): OpenApi => {
  const document = openApiOfStack(stack, synthesizedStack(stack), contractsIn(root));
  if (document === undefined) throw new Error(`${stack}: must have a document`);
  return document;
};
const operationsOf = ({ paths }: OpenApi) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation })),
  );

const apis = [
  'hello-http-api',
  'items-http-api',
  'items-rest-api',
  'shop-http-api',
  'users-http-api',
  'users-openapi-rest-api',
  'users-rest-api',
].flatMap((api) => [...new Set([firstEnvironment, lastEnvironment])].map((environment) => `${environment}-${api}`));

describe.each(apis)('the document of %s', (stack) => {
  let document: OpenApi;
  beforeAll(() => {
    document = ofStack(stack);
  });

  it('is OpenAPI 3.0, by the schema of the OpenAPI Initiative', () => {
    expect(schemaProblems(document)).toEqual([]);
  });

  it('has one name for each operation, and says who may ask for it', () => {
    const operations = operationsOf(document);
    const names = operations.map(({ operationId }) => operationId);

    expect(new Set(names).size).toBe(names.length);
    expect(operations.filter(({ security }) => !Array.isArray(security))).toEqual([]);
  });

  it('says nothing of what is behind the API', () => {
    expect(JSON.stringify(document)).not.toMatch(/x-amazon-apigateway-(integration|authorizer|request)|\$\{/);
  });
});

describe('the document', () => {
  it.each([`${lastEnvironment}-items-http-api`, `${lastEnvironment}-items-rest-api`])(
    'of %s has what a caller sends and gets',
    (stack) => {
      const { paths, components } = ofStack(stack);
      const create = paths['/items']?.post;

      expect(create?.requestBody?.content['application/json'].schema).toEqual({
        $ref: '#/components/schemas/ItemInput',
      });
      expect(Object.keys(create?.responses ?? {})).toEqual(
        expect.arrayContaining(['201', '400', '401', '413', '415', '422', '429', '500', '503']),
      );
      expect(components.schemas.ItemInput).toEqual(
        contentsOfBundle('dist/functions/items.zip')?.contract?.schemas.ItemInput,
      );
    },
  );

  it('says where the API is, where that is known before a deployment', () => {
    expect(ofStack(`${lastEnvironment}-items-http-api`).servers?.[0]?.url).toMatch(/^https:\/\//);
    expect(ofStack(`${firstEnvironment}-hello-http-api`).servers).toBeUndefined();
  });

  it('tells of each kind of caller: tokens with scopes, signatures and keys', () => {
    const shop = ofStack(`${lastEnvironment}-shop-http-api`);

    expect(shop.paths['/events']?.post?.description).toBe(
      'The token must have one of the scopes aws.cognito.signin.user.admin.',
    );
    expect(shop.paths['/payments']?.get?.security).toEqual([{ signature: [] }]);
    expect(ofStack(`${lastEnvironment}-users-rest-api`).paths['/users']?.post?.security).toEqual([
      { token: [], api_key: [] },
    ]);
    expect(ofStack(`${lastEnvironment}-hello-http-api`).paths['/hello']?.get?.security).toEqual([]);
  });

  it('tells of the operations that a route for everything leads to', () => {
    const { paths } = ofStack(`${lastEnvironment}-shop-http-api`);

    expect(Object.keys(paths['/orders'] ?? {})).toEqual(['get', 'post']);
    expect(paths['/orders/{id}']?.get?.responses['404']?.description).toBe('The caller has no such order.');
    expect(paths['/users/{proxy}']?.patch?.responses).toHaveProperty('default');
  });

  it('keeps the words of an imported document, and adds the answers that it leaves out', () => {
    const { paths } = ofStack(`${lastEnvironment}-users-openapi-rest-api`);

    expect(paths['/users']?.post?.responses['409']?.description).toBe('Another user has this e-mail address');
    expect(paths['/users']?.post?.responses['422']?.description).toBe('The Idempotency-Key was used for another user.');
  });
});

describe('stacks without a document', () => {
  const stacks = new Map(
    ['account', 'chat-websocket-api', 'items-http-api']
      .map((name) => `${lastEnvironment}-${name}`)
      .map((name) => [name, synthesizedStack(name)]),
  );

  it.each([
    [
      `${lastEnvironment}-chat-websocket-api`,
      `${lastEnvironment}-chat-websocket-api: must have an HTTP or REST API, has a WebSocket API, which OpenAPI has no words for.`,
    ],
    [`${lastEnvironment}-account`, `${lastEnvironment}-account: must have an HTTP or REST API, has none.`],
    [
      `${lastEnvironment}-item-http-api`,
      `${lastEnvironment}-item-http-api: no stack has this name. Did you mean ${lastEnvironment}-items-http-api? npm run synth lists all.`,
    ],
  ])('%s is refused in one line', (stack, message) => {
    expect(() => openApiOf([stack], root, stacks)).toThrow(message);
  });
});
