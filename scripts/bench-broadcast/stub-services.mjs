import { createServer } from 'node:http';

// The neighbours of the chat, in a process of their own so that they do not share its one thread: a DynamoDB that knows one
// room of any size, and a management endpoint at which everyone listens. Prints its port.

/** Members in a page: about what fits into the 1 MB that DynamoDB reads for one. */
const pageSize = 5_000;
const connectedAt = { N: '1795176000' };

/**
 * @param {string} room Its name is how many members it has.
 * @param {number} from
 */
function page(room, from) {
  const to = Math.min(from + pageSize, Number(room));
  const Items = Array.from({ length: to - from }, (_, n) => ({
    connection_id: { S: `connection-${from + n}` },
    connected_at: connectedAt,
  }));
  return { Items, ...(to < Number(room) && { LastEvaluatedKey: { connection_id: { S: String(to) } } }) };
}

/** @param {any} body */
function readTable(body) {
  if (body.Key)
    return { Item: { connection_id: { S: 'sender' }, user_id: { S: 'alice' }, room: body.Key.connection_id } };
  const from = Number(body.ExclusiveStartKey?.connection_id.S ?? 0);
  return page(body.ExpressionAttributeValues[':room'].S, from);
}

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const table = request.headers['x-amz-target'] !== undefined;
    const answer = table ? JSON.stringify(readTable(JSON.parse(Buffer.concat(chunks).toString()))) : '';
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(answer);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : '');
});
