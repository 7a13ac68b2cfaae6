import type { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type { Trace } from './trace';

/** Headers in the order and case in which they came; a name may stand more than once. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request as it reaches API Gateway. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query, byte for byte as sent, with the stage where AWS has it in the path. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** Host that was asked, without port: `localhost`, or a custom domain. */
  readonly host: string;
  /** Set where a custom domain led here: `target` is then what is left below the mapping's key. */
  readonly domain?: { readonly name: string; readonly stage: string; readonly mappingKey: string } | undefined;
}

/** What goes back to the caller. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  /** The whole body, or what is still written. */
  readonly body: Buffer | Readable;
}

/** A stage of an API, and the path under which it is served: nothing for `$default`, else `/<stage>`. */
export interface ServedStage {
  readonly name: string;
  readonly address: string;
  readonly path: string;
}

/** One API of a document, running. The three kinds are equals behind this. */
export interface ServedApi {
  readonly kind: 'http' | 'rest' | 'websocket';
  /** Terraform address of the API. */
  readonly address: string;
  /** Id that the API has on this machine. */
  readonly id: string;
  readonly stages: readonly ServedStage[];
  /** What a person should know to call it, a line each, such as values of API keys. */
  readonly notes?: readonly string[];
  /** Answers a request. Never rejects: what goes wrong is an answer of API Gateway. */
  answer(request: ApiRequest, trace: Trace): Promise<ApiAnswer>;
  /** Takes a WebSocket handshake. Absent for APIs that have none. */
  upgrade?(message: IncomingMessage, socket: Duplex, head: Buffer, request: ApiRequest): void;
  close(): Promise<void>;
}
