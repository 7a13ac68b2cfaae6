import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const TableName = process.env.TABLE_NAME;
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/**
 * The floor that the items function is measured against: the same five routes by hand, with no framework, no validation,
 * no log and no metric. Not for use.
 *
 * @param {import('aws-lambda').APIGatewayProxyEventV2} event
 */
export async function handler({ routeKey, pathParameters, queryStringParameters, body }) {
  const id = pathParameters?.id;
  switch (routeKey) {
    case 'GET /items':
      return answer(200, await list(Number(queryStringParameters?.limit ?? 20)));
    case 'GET /items/{id}': {
      const { Item } = await table.send(new GetCommand({ TableName, Key: { pk: id } }));
      return Item ? answer(200, Item) : answer(404, { message: 'No such item.' });
    }
    case 'POST /items':
      return answer(201, await put(randomUUID(), body));
    case 'PUT /items/{id}':
      return answer(200, await put(id, body));
    case 'DELETE /items/{id}':
      await table.send(new DeleteCommand({ TableName, Key: { pk: id } }));
      return answer(204, undefined);
    default:
      return answer(404, { message: 'No such route.' });
  }
}

/** @param {number} Limit */
async function list(Limit) {
  const { Items } = await table.send(
    new QueryCommand({
      TableName,
      IndexName: 'newest',
      KeyConditionExpression: 'newest_shard = :shard',
      ExpressionAttributeValues: { ':shard': '0' },
      Limit,
    }),
  );
  return { items: Items };
}

/**
 * @param {string | undefined} id
 * @param {string | undefined} body
 */
async function put(id, body) {
  const Item = { ...JSON.parse(body ?? '{}'), pk: id };
  await table.send(new PutCommand({ TableName, Item }));
  return Item;
}

/**
 * @param {number} statusCode
 * @param {unknown} body
 */
function answer(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
