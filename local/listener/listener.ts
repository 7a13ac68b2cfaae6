import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ApiAnswer, ApiRequest } from '../api';
import { RunFailure } from '../failure';
import { readRequest, requestOf } from './read-request';
import { type ParseProblem, unknownVerb } from './unknown-verb';
import { writeAnswer } from './write-answer';

/** What stands behind a listener. */
export interface Listening {
  answer(request: ApiRequest): Promise<ApiAnswer>;
  /** Absent for APIs that take no WebSocket handshake: then a wish to upgrade is passed over. */
  readonly upgrade?:
    | ((message: IncomingMessage, socket: Duplex, head: Buffer, request: ApiRequest) => void)
    | undefined;
}

/** A listener of one API. */
export interface Listener {
  /** `127.0.0.1:49152` */
  readonly authority: string;
  close(): Promise<void>;
}

/** Headers may be larger than API Gateway allows: the kinds of API refuse them as it does. */
const largestHeaders = 64 * 1024;

/** Listens for the requests of one API. */
export async function listen(host: string, port: number, behind: Listening): Promise<Listener> {
  const server = createServer({ maxHeaderSize: largestHeaders, keepAliveTimeout: 60_000 }, (message, response) => {
    answering.add(message.socket);
    response.once('close', () => answering.delete(message.socket));
    serve(message, response, behind).catch(() => giveUp(response));
  });
  const { upgrade } = behind;
  const upgraded = new Set<Duplex>();
  if (upgrade !== undefined) {
    server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
      upgraded.add(socket);
      socket.once('close', () => upgraded.delete(socket));
      socket.on('error', () => socket.destroy());
      upgrade(message, socket, head, requestOf(message));
    });
  }
  server.on('clientError', (problem: ParseProblem, socket: Duplex) => answerUnread(problem, socket, behind));
  await bind(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  return { authority: `${reachable(host)}:${bound}`, close: () => closeServer(server, upgraded) };
}

async function serve(message: IncomingMessage, response: ServerResponse, behind: Listening): Promise<void> {
  const request = await readRequest(message);
  const answer = await behind.answer(request);
  await writeAnswer(answer, response);
}

/** What cannot be sent as HTTP is answered as a failure; what was sent in part is cut off. */
function giveUp(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  const body = '{"message":"Internal Server Error"}';
  const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
  response.writeHead(500, 'Internal Server Error', headers).end(body);
}

/** Connections whose answer is under way. */
const answering = new WeakSet<Duplex>();

/** What Node.js does not read: a verb that it does not know is for the API to judge, the rest is refused here. */
function answerUnread(problem: ParseProblem, socket: Duplex, behind: Listening): void {
  if (!socket.writable) return;
  const message = answering.has(socket) ? undefined : unknownVerb(problem, socket);
  if (message !== undefined) answerLast(message, behind);
  else if (problem.code === 'HPE_HEADER_OVERFLOW') refuse(socket, '431 Request Header Fields Too Large');
  else refuse(socket, '400 Bad Request');
}

/** Answers the last request of a connection: nothing after it can be read. */
function answerLast(message: IncomingMessage, behind: Listening): void {
  const { socket } = message;
  const response = new ServerResponse(message);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.on('finish', () => socket.end());
  serve(message, response, behind).catch(() => giveUp(response));
}

function refuse(socket: Duplex, status: string): void {
  const body = JSON.stringify({ message: status.slice(4) });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (problem) => reject(new RunFailure(whyNot(problem, host, port))));
    server.listen(port, host, resolve);
  });
}

function whyNot(problem: Error, host: string, port: number): string {
  const code = 'code' in problem ? problem.code : '';
  if (code === 'EADDRINUSE')
    return `port ${port} of ${host} is in use. Choose another with --port N, or any free one with --port 0.`;
  if (code === 'EACCES') return `port ${port} of ${host} may not be used. Choose one above 1023 with --port N.`;
  return `cannot listen at ${host}:${port}: ${problem.message}. Choose another with --host or --port.`;
}

/** Whoever listens at every address is reached at the loopback one. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Node.js counts what was upgraded as open, but does not close it. */
function closeServer(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    for (const socket of upgraded) socket.destroy();
  });
}
