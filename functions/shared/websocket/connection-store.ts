import { GetCommand, PutCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { deadline } from '../deadline';
import { documentClient, send } from '../document-client';
import { isConditionFailed } from '../dynamodb-errors';
import { requiredVariable } from '../environment';
import { type Connection, closedSeconds, NotConnectedError, secondsNow } from './connections';

const tableName = requiredVariable('TABLE_NAME');

/** What a broadcast knows of a connection. */
export type Member = Pick<Connection, 'connection_id' | 'connected_at'>;

/**
 * Remembers a connection. Events of one connection may come twice and in any order, so one that was closed stays closed: throws
 * NotConnectedError.
 */
export async function putConnection(connection: Connection): Promise<void> {
  const put = new PutCommand({
    TableName: tableName,
    Item: connection,
    ConditionExpression: 'attribute_not_exists(closed_at)',
  });
  await send(put).catch((error: unknown) => {
    throw isConditionFailed(error) ? new NotConnectedError() : error;
  });
}

/**
 * Takes a connection out of its room. What remains is a note that it was closed, which refuses a handshake that arrives later
 * and then removes itself.
 */
export async function closeConnection(connectionId: string): Promise<void> {
  const now = secondsNow();
  await send(
    new UpdateCommand({
      TableName: tableName,
      Key: { connection_id: connectionId },
      UpdateExpression: 'SET closed_at = :now, expires_at = :soon REMOVE room, user_id, connected_at',
      ExpressionAttributeValues: { ':now': now, ':soon': now + closedSeconds },
    }),
  );
}

/** The connection with an id. Throws NotConnectedError. */
export async function getConnection(connectionId: string): Promise<Connection> {
  const { Item } = await send(
    new GetCommand({ TableName: tableName, Key: { connection_id: connectionId }, ConsistentRead: true }),
  );
  if (Item?.room === undefined) throw new NotConnectedError();
  return Item as Connection;
}

/** Everyone in a room, read page by page as they are asked for. */
export async function* membersOf(room: string): AsyncGenerator<Member> {
  const pages = paginateQuery(
    { client: documentClient },
    {
      TableName: tableName,
      IndexName: 'room',
      KeyConditionExpression: 'room = :room',
      // DynamoDB removes what has expired when it finds time.
      FilterExpression: 'expires_at > :now',
      ProjectionExpression: 'connection_id, connected_at',
      ExpressionAttributeValues: { ':room': room, ':now': secondsNow() },
    },
    { abortSignal: deadline() },
  );
  for await (const { Items = [] } of pages) yield* Items as Member[];
}
