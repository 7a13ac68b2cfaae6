import { readFileSync } from 'node:fs';
import { Testing } from 'cdktf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helloHttpApi } from '../../config/hello-http-api';
import { itemsHttpApi } from '../../config/items-http-api';
import { itemsRestApi } from '../../config/items-rest-api';
import { shopHttpApi } from '../../config/shop-http-api';
import { usersHttpApi } from '../../config/users-http-api';
import { usersRestApi } from '../../config/users-rest-api';
import { HelloHttpApiStack } from '../../stacks/hello-http-api/hello-http-api-stack';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { UsersHttpApiStack } from '../../stacks/users-http-api/users-http-api-stack';
import { UsersRestApiStack } from '../../stacks/users-rest-api/users-rest-api-stack';
import { itemsTable, startItemsService } from '../functions/items/items-service';
import { calledBy, ordersTable, startOrdersService } from '../functions/orders/orders-service';
import { startUsersService, usersTable } from '../functions/users/users-service';
import { payload1, payload2 } from '../support/api-events';
import { environment } from '../support/environments';
import { type HttpService, startHttpService } from '../support/http-service';
import { type ServedOperation, servedByHttpApi, servedByRestApi } from '../support/served-operations';
import { documentOf, type TerraformDocument } from '../support/synth';
import { tableDefinition } from '../support/table-definition';

const dev = environment('dev');
const documents = {
  hello: documentOf(new HelloHttpApiStack(Testing.app(), dev, helloHttpApi.dev)),
  itemsHttp: documentOf(new ItemsHttpApiStack(Testing.app(), dev, itemsHttpApi.dev)),
  itemsRest: documentOf(new ItemsRestApiStack(Testing.app(), dev, itemsRestApi.dev, 'set elsewhere')),
  shop: documentOf(new ShopHttpApiStack(Testing.app(), dev, shopHttpApi.dev)),
  usersHttp: documentOf(new UsersHttpApiStack(Testing.app(), dev, usersHttpApi.dev)),
  usersRest: documentOf(new UsersRestApiStack(Testing.app(), dev, usersRestApi.dev, 'set elsewhere')),
};
const served = Object.entries(documents).flatMap(([api, document]) =>
  [...servedByHttpApi(document), ...servedByRestApi(document)].map((operation) => ({ api, ...operation })),
);
const byFunction = (bundle: string) => served.filter((operation) => operation.target === bundle);

/** A value for every path variable that a route names. */
const pathParameters = {
  id: '0b1f7a52-31f6-4b1c-9d3e-5b7f6d6f0a11',
  proxy: '01890a5d-ac96-774b-bcce-b302099a8057',
};

function eventOf({ kind, method, path }: ServedOperation) {
  const request = { pathParameters, body: {} };
  return kind === 'rest'
    ? payload1(`${method} ${path}`, request)
    : payload2(`${method} ${path}`, path.startsWith('/orders') ? { ...request, ...calledBy('alice') } : request);
}

const functions = [
  {
    bundle: 'hello',
    start: () => startHttpService({ table: itemsTable, load: () => import('../../functions/hello/handler') }),
  },
  { bundle: 'items', start: () => startItemsService() },
  { bundle: 'orders', start: () => startOrdersService() },
  { bundle: 'users', start: () => startUsersService() },
];

describe.each(functions)('functions/$bundle', ({ bundle, start }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await start();
  });
  afterAll(() => service.close());

  it.each(byFunction(bundle))('answers $method $path of $api', async (operation) => {
    const answer = await service.invoke(eventOf(operation));

    expect(answer.body).not.toEqual({ message: 'No such route.' });
  });
});

describe('every operation', () => {
  it('has a function that is tested here, a private target, or an AWS service', () => {
    const known = ['VPC_LINK', 'SQS-SendMessage', 'MOCK', 'AWS', ...functions.map(({ bundle }) => bundle)];

    expect(served.filter(({ target }) => !known.includes(target))).toEqual([]);
  });

  it.each([
    ['items', ['itemsHttp', 'itemsRest']],
    ['users', ['usersHttp', 'usersRest']],
    ['orders', ['shop']],
    ['hello', ['hello']],
  ])('of functions/%s is reached through %j', (bundle, apis) => {
    expect([...new Set(byFunction(bundle).map(({ api }) => api))]).toEqual(apis);
  });

  it.each([
    ['hello', 'hello'],
    ['items', 'itemsHttp'],
    ['items', 'itemsRest'],
    ['users', 'usersHttp'],
  ])('of functions/%s can be reached through %s', (bundle, through) => {
    const operations = byFunction(bundle).filter(({ api }) => api === through);
    const reached = new Set(operations.map(({ method, path }) => `${method} ${path}`));

    expect(routesIn(`functions/${bundle}/handler.ts`).filter((route) => !reached.has(route))).toEqual([]);
  });
});

/** The routes that a handler declares, in the words of API Gateway. */
function routesIn(handler: string): string[] {
  const declared = [...readFileSync(handler, 'utf8').matchAll(/router\.(\w+)\('(\/[^']*)'/g)];
  return declared.map(([, method = '', path = '']) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
}

describe.each([
  ['items', documents.itemsHttp, 'aws_dynamodb_table.items', itemsTable],
  ['items', documents.itemsRest, 'aws_dynamodb_table.items', itemsTable],
  ['orders', documents.shop, 'aws_dynamodb_table.orders', ordersTable],
  ['users', documents.usersHttp, 'aws_dynamodb_table.users', usersTable],
  ['users', documents.usersRest, 'aws_dynamodb_table.users', usersTable],
] as const)('functions/%s', (_, document: TerraformDocument, address, table) => {
  it('is tested on the table its stack declares', () => {
    const declared = tableDefinition(document.at(address));
    const names = (attributes: readonly { AttributeName?: string }[] = []) =>
      attributes.map(({ AttributeName }) => AttributeName).sort();

    expect({
      keys: declared.KeySchema,
      indexes: declared.GlobalSecondaryIndexes,
      attributes: names(declared.AttributeDefinitions),
    }).toEqual({
      keys: table.KeySchema,
      indexes: 'GlobalSecondaryIndexes' in table ? table.GlobalSecondaryIndexes : undefined,
      attributes: names(table.AttributeDefinitions),
    });
  });
});
