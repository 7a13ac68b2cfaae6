import type { ApiAnswer } from '../api';
import { type Connection, identityOf } from './connection';

/** What `@connections` needs of the running API. */
export interface ManagedConnections {
  /** An open connection; undefined for one that has ended, or was never. */
  find(stage: string, id: string): Connection | undefined;
  /** Sends a text to a client. */
  post(connection: Connection, text: string): Promise<void>;
  /** Closes a connection. */
  end(connection: Connection): void;
  /** A request id, for answers that are refusals. */
  readonly requestId: () => string;
}

const largestPost = 128 * 1024;
const connectionId = /^[A-Za-z0-9_-]{15}=$/;
const address = /^\/([^/?]+)\/(?:@|%40)connections\/([^/?]+)(?:\?.*)?$/i;

/** Whether a path is one of `@connections`, and then the stage and the connection it names. */
export function managedIn(target: string): { readonly stage: string; readonly id: string } | undefined {
  const [, stage, id] = address.exec(target) ?? [];
  return stage === undefined || id === undefined ? undefined : { stage, id: decoded(id) };
}

/** Answers `POST`, `GET` and `DELETE` of `/<stage>/@connections/<id>`. */
export async function manage(
  api: ManagedConnections,
  { stage, id }: { readonly stage: string; readonly id: string },
  { method, body }: { readonly method: string; readonly body: Buffer },
): Promise<ApiAnswer> {
  const refuse = (status: number, name: string, message: string): ApiAnswer => refusal(api, id, status, name, message);
  if (!['POST', 'GET', 'DELETE'].includes(method))
    return refuse(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  if (!connectionId.test(id)) return refuse(400, 'BadRequestException', `Invalid connectionId: ${id}`);
  if (body.length > largestPost) return refuse(413, 'PayloadTooLargeException', 'Request Too Long');
  const connection = api.find(stage, id);
  if (connection === undefined) return refuse(410, 'GoneException', 'Gone');
  if (method === 'GET') return json(200, description(connection));
  if (method === 'DELETE') api.end(connection);
  else await api.post(connection, body.toString());
  return { status: method === 'DELETE' ? 204 : 200, headers: [], body: Buffer.alloc(0) };
}

const description = (connection: Connection): object => ({
  connectedAt: new Date(connection.connectedAt).toISOString(),
  identity: identityOf(connection),
  lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
});

function refusal(api: ManagedConnections, id: string, status: number, name: string, message: string): ApiAnswer {
  const answer = json(status, { message, connectionId: id, requestId: api.requestId() });
  return { ...answer, headers: [...answer.headers, ['x-amzn-ErrorType', name]] };
}

const json = (status: number, body: object): ApiAnswer => ({
  status,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from(JSON.stringify(body)),
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
