import { WebSocket } from 'ws';
import type { LocalRun, LocalRunOptions, RunEvent } from '../../../local';
import { type Files, folderOf, functionResource, runFolder } from '../support/functions';

/** Any JSON, for a test to look into. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, asserted on member by member
export type Json = any;

/** What a handshake came to: an open client, or the status and body by which it was refused. */
export interface Refused {
  readonly status: number;
  readonly body: Json;
}

/** A client, with what it received. */
export class Client {
  readonly received: string[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  private waiting: (() => void)[] = [];

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.received.push(data.toString());
      for (const go of this.waiting.splice(0)) go();
    });
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
  }

  send(message: string | object): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message that has not been read, parsed. */
  async next(): Promise<Json> {
    while (this.received.length === 0) await new Promise<void>((go) => this.waiting.push(go));
    return JSON.parse(this.received.shift() ?? '');
  }

  /** Sends a message and gives what comes back first. */
  ask(message: string | object): Promise<Json> {
    this.send(message);
    return this.next();
  }
}

/** A WebSocket API that runs at a port. */
export interface OpenApi {
  readonly run: LocalRun;
  readonly events: RunEvent[];
  readonly url: string;
  readonly endpoint: string;
  connect(
    query?: string,
    options?: { protocols?: string[]; headers?: Record<string, string> },
  ): Promise<Client | Refused>;
  client(query?: string, options?: { protocols?: string[]; headers?: Record<string, string> }): Promise<Client>;
  /** Calls `@connections` from a developer's own tools. */
  manage(method: string, id: string, body?: string): Promise<{ status: number; headers: Headers; body: string }>;
}

const api = { api_id: '${aws_apigatewayv2_api.chat.id}' };

/** What a small chat is made of: one function behind every route that is named, and other resources as given. */
export function chat(routes: readonly string[], more: Json = {}): object {
  const integrations = {
    f: { ...api, integration_type: 'AWS_PROXY', integration_uri: '${aws_lambda_function.f.invoke_arn}' },
  };
  const made = routes.map((key, at) => [
    `r${at}`,
    { ...api, route_key: key, target: 'integrations/${aws_apigatewayv2_integration.f.id}' },
  ]);
  return {
    aws_lambda_function: { f: functionResource(), ...more.aws_lambda_function },
    aws_lambda_permission: {
      f: {
        action: 'lambda:InvokeFunction',
        function_name: '${aws_lambda_function.f.function_name}',
        principal: 'apigateway.amazonaws.com',
      },
      ...more.aws_lambda_permission,
    },
    aws_apigatewayv2_api: {
      chat: {
        name: 'chat',
        protocol_type: 'WEBSOCKET',
        route_selection_expression: '$request.body.action',
        ...more.api,
      },
    },
    aws_apigatewayv2_integration: { ...integrations, ...more.aws_apigatewayv2_integration },
    aws_apigatewayv2_route: { ...Object.fromEntries(made), ...more.aws_apigatewayv2_route },
    aws_apigatewayv2_stage: { live: { ...api, name: 'live', auto_deploy: true, ...more.stage } },
    ...more.others,
  };
}

/** Every member of an API that names the API itself. */
export const ofChat = (resource: object): object => ({ ...api, ...resource });

/** A function that answers with the event it got. */
export const echo = 'export const handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });';

/** Runs a WebSocket API at a free port. */
export async function open(
  resource: object,
  code: string | Files = echo,
  options: LocalRunOptions = {},
): Promise<OpenApi> {
  const folder = folderOf(typeof code === 'string' ? { 'code/index.mjs': code } : code);
  const { run, events } = await runFolder(folder, resource, { port: 0, ...options });
  const [ready] = run.ready;
  if (ready === undefined) throw new Error('The run must have a stage, it has none.');
  const { url, endpoint } = ready;
  const connect: OpenApi['connect'] = (query = '', { protocols = [], headers = {} } = {}) =>
    handshake(new WebSocket(url + query, protocols, { headers }));
  return {
    run,
    events,
    url,
    endpoint,
    connect,
    async client(query, given) {
      const client = await connect(query, given);
      if (client instanceof Client) return client;
      throw new Error(`The handshake must be taken, it was refused with ${client.status}.`);
    },
    async manage(method, id, body) {
      const address = `${endpoint.replace('ws://', 'http://')}/live/@connections/${encodeURIComponent(id)}`;
      const answer = await fetch(address, { method, ...(body !== undefined && { body }) });
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },
  };
}

/** Waits for what a handshake comes to. */
export function handshake(socket: WebSocket): Promise<Client | Refused> {
  const client = new Client(socket);
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(client));
    socket.on('error', reject);
    socket.on('unexpected-response', (_, message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        resolve({ status: message.statusCode ?? 0, body: body === '' ? undefined : JSON.parse(body) });
      });
    });
  });
}
