import { readFileSync } from 'node:fs';
import { Testing } from 'cdktf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsHttpApi } from '../../config/items-http-api';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { operations } from '../../stacks/items-http-api/operations';
import { itemsTable, startItemsService } from '../functions/items/items-service';
import { payload2 } from '../support/api-events';
import type { HttpService } from '../support/http-service';
import { documentOf, environment } from '../support/synth';
import { tableDefinition } from '../support/table-definition';

const document = documentOf(new ItemsHttpApiStack(Testing.app(), environment('dev'), itemsHttpApi.dev));
const pathParameters = { id: '0b1f7a52-31f6-4b1c-9d3e-5b7f6d6f0a11' };

describe('items-http-api and functions/items', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  afterAll(() => service.close());

  it.each(Object.values(operations).map(({ route }) => route))('%s is answered by the handler', async (route) => {
    const answer = await service.invoke(payload2(route, { pathParameters, body: {} }));

    expect(answer.body).not.toEqual({ message: 'No such route.' });
  });

  it('have no route that the other lacks', () => {
    const answered = [
      ...readFileSync('functions/items/handler.ts', 'utf8').matchAll(/router\.(\w+)\('(\/[^']*)'/g),
    ].map(([, method = '', path = '']) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);

    expect(answered.sort()).toEqual(
      Object.values(operations)
        .map(({ route }) => route)
        .sort(),
    );
  });

  it('speak of the same table', () => {
    const declared = tableDefinition(document.at('aws_dynamodb_table.items'));
    const byName = (attributes: { AttributeName?: string }[] = []) =>
      attributes.map(({ AttributeName }) => AttributeName).sort();

    expect([declared.KeySchema, declared.GlobalSecondaryIndexes, byName(declared.AttributeDefinitions)]).toEqual([
      itemsTable.KeySchema,
      itemsTable.GlobalSecondaryIndexes,
      byName(itemsTable.AttributeDefinitions),
    ]);
  });

  it('speak of the same environment variables', () => {
    const given = Object.keys(document.at('aws_lambda_function.api').environment.variables);

    expect(given).toEqual(
      expect.arrayContaining(['TABLE_NAME', 'POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_METRICS_NAMESPACE']),
    );
  });
});
