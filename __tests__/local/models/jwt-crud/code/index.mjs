import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 1 }));
const TableName = process.env.TABLE;

/**
 * Notes of whoever calls.
 *
 * @type {(event: any) => Promise<any>}
 */
export const handler = async ({ routeKey, pathParameters, body, requestContext }) => {
  const owner = requestContext.authorizer.jwt.claims.sub;
  const Key = { owner, id: pathParameters?.id };
  switch (routeKey) {
    case 'POST /notes': {
      const note = { owner, id: requestContext.requestId, text: JSON.parse(body).text };
      await table.send(new PutCommand({ TableName, Item: note }));
      return { statusCode: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify(note) };
    }
    case 'GET /notes/{id}':
      return (await table.send(new GetCommand({ TableName, Key }))).Item ?? { statusCode: 404 };
    case 'DELETE /notes/{id}':
      await table.send(new DeleteCommand({ TableName, Key }));
      return { statusCode: 204 };
    default: {
      const names = { '#owner': 'owner' };
      const query = { TableName, KeyConditionExpression: '#owner = :owner', ExpressionAttributeNames: names };
      const { Items } = await table.send(
        new QueryCommand({ ...query, ExpressionAttributeValues: { ':owner': owner } }),
      );
      return Items;
    }
  }
};
