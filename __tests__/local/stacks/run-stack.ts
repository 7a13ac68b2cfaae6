import { request as send } from 'node:http';
import { documentOf, type LocalDocument, type LocalRunOptions, localRun, type RunEvent } from '../../../local';
import type { TokenRequest } from '../../../local/identity/tokens';
import type { World } from '../../../local/world';
import { textOf } from '../../../terraform/language/value';
import { firstEnvironment, lastEnvironment } from '../../support/own-environments';
import { synthesizedFolder, synthesizedStack } from '../../support/synthesized-stacks';

/** A request of a test. */
export interface StackRequest {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a text. */
  readonly body?: unknown;
}

/** What came back over HTTP. */
export interface StackAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the body as it came, for a test to look into.
  readonly json: any;
}

/** One synthesized stack that answers over real HTTP. */
export interface RunningStack {
  /** Calls the stack at the name that callers use: `GET /items`. */
  call(line: string, request?: StackRequest): Promise<StackAnswer>;
  /** The same without a port, for tests that ask a thousand times. */
  ask(line: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; text: string }>;
  /** The same at the default endpoint. */
  callDefault(line: string, request?: StackRequest): Promise<StackAnswer>;
  /** Headers with an access token of a user. */
  as(sub: string, token?: Partial<TokenRequest>): Promise<Record<string, string>>;
  /** Address of the first stage, as a person opens it. */
  readonly url: string;
  /** The same without stage. */
  readonly endpoint: string;
  /** Host that callers use: a custom domain, or the listener's own. */
  readonly host: string;
  readonly events: readonly RunEvent[];
  readonly world: World;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, which a test changes.
type Json = any;

/** Runs one stack, such as `dev-items-http-api`; `change` makes a copy of its JSON another one. */
export const runStack = (
  name: string,
  options?: LocalRunOptions,
  change?: (json: Json) => void,
): Promise<RunningStack> => runFolder(change ? changed(name, change) : synthesizedFolder(name), options);

/** Runs the stack of a folder, or a document. */
export async function runFolder(folder: string | LocalDocument, options: LocalRunOptions = {}): Promise<RunningStack> {
  const events: RunEvent[] = [];
  const tell = (event: RunEvent) => events.push(event);
  const run = await localRun([folder], { port: 0, tell, ...options });
  const [world] = run.worlds;
  const [ready] = run.ready;
  if (world === undefined || ready === undefined)
    throw new Error(`${typeof folder === 'string' ? folder : folder.folder}: must be ready`);
  const [domain] = world.deployed.model.ofType('aws_apigatewayv2_domain_name');
  const { host: own } = new URL(ready.endpoint);
  const host = textOf(domain?.get('domain_name')) ?? own;
  return {
    url: ready.url,
    endpoint: ready.endpoint,
    host,
    events,
    world,
    call: (line, request) => exchange(ready.endpoint, host, line, request),
    ask: async (line, headers) => {
      const [method = '', target = ''] = line.split(' ');
      const { status, body } = await run.request({ method, target, host, headers: Object.entries(headers) });
      return { status, text: body.toString() };
    },
    callDefault: (line, request) => exchange(ready.endpoint, own, line, request),
    as: async (sub, token) => {
      const { access_token } = await world.identity.token({ sub, ...token });
      return { authorization: `Bearer ${access_token}` };
    },
    close: () => run.close(),
  };
}

function changed(name: string, change: (json: Json) => void): LocalDocument {
  const json = synthesizedStack(name);
  change(json);
  return documentOf(name, synthesizedFolder(name), json);
}

/** Sends `GET /path` over HTTP to an endpoint, under the name of a host. */
export function exchange(
  endpoint: string,
  host: string,
  line: string,
  { headers = {}, body }: StackRequest = {},
): Promise<StackAnswer> {
  const [method = '', target = ''] = line.split(' ');
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const type: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const request = send(endpoint + target, { method, headers: { host, ...type, ...headers } }, (response) => {
      let received = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        received += chunk;
      });
      response.on('end', () => resolve(read(response.statusCode ?? 0, response.headers, received)));
    });
    request.on('error', reject);
    request.end(text);
  });
}

const read = (status: number, headers: StackAnswer['headers'], text: string): StackAnswer => ({
  status,
  headers,
  text,
  get json() {
    return JSON.parse(text);
  },
});

/** Headers with which a browser asks first whether a page of an origin may call. */
export const preflightFrom = (origin: string, method: string): StackRequest => ({
  headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization' },
});

/** The environments whose stacks are called: one without domains and limits of its own, and the one that counts. */
export const calledEnvironments = [...new Set([firstEnvironment, lastEnvironment])];

/** What a request is refused with that has no valid token. */
export const unauthorized = '{"message":"Unauthorized"}';
