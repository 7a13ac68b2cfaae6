import type { ApiAnswer, HeaderList } from '../api';
import type { Trace } from '../trace';

/** A call of an AWS service in the form in which an SDK sends it. */
export interface ServiceRequest {
  /** Endpoint prefix, as in ARNs and credential scopes: `dynamodb`, `sqs`, `events`, `states`, `execute-api`, `lambda`. */
  readonly service: string;
  readonly region: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
  /** Role whose policies the call is held against; undefined for a developer's own tools, which may do anything. */
  readonly roleArn: string | undefined;
  readonly trace?: Trace | undefined;
}

/** What the service answered, errors included. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

/** Answers a call of `@connections`, whose target begins with the stage. */
export type ConnectionsAnswer = (request: ServiceRequest) => Promise<ApiAnswer>;

/** A queue, as people look into it. */
export interface StoredQueue {
  readonly settings: { readonly address: string; readonly name: string };
  /** How many messages are visible, being handled, and not yet visible. */
  readonly counts: { readonly visible: number; readonly inFlight: number; readonly delayed: number };
  /** The first messages. */
  first(most: number): readonly StoredMessage[];
  send(sending: { readonly body: string }): void;
  /** Deletes every message. */
  purge(): void;
}

/** A message that waits in a queue. Times are milliseconds since 1970. */
export interface StoredMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly receiveCount: number;
}

/** The AWS services of a document: what handlers call over HTTP, and integrations directly. */
export interface Services {
  /** Answers a call; a role that may not make it gets AWS's own refusal, and the trace says role, action and resource. */
  send(request: ServiceRequest): Promise<ServiceAnswer>;
  /** Takes the `@connections` of a WebSocket API, by the API's id: the roles of callers are held against `execute-api:ManageConnections` first. */
  serveConnections(apiId: string, answer: ConnectionsAnswer): void;
  /** The queues of the document, for people who look into them. */
  readonly queues?: readonly StoredQueue[];
  /** Loopback address at which handlers find every AWS host and every issuer of the document. */
  readonly endpoint: string;
  close(): Promise<void>;
}
