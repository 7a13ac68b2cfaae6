/** What every client has: how a request is sent and its answer read. */
export const runtime = `/** What a client needs to know. */
export interface ClientOptions {
  /** Where the API is, without a slash at its end. */
  readonly baseUrl: string;
  /** Gives the token of who calls; asked before each call that needs one. */
  readonly token?: () => string | Promise<string>;
  /** The key of a usage plan. */
  readonly apiKey?: string;
  /** Sends a request in place of the platform's fetch: one that signs, for routes that want a signature. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** What came back with one status. */
interface Answered<Status extends number, Body> {
  readonly status: Status;
  readonly body: Body;
  readonly headers: Headers;
}

/** Thrown when an answer has a status that the API does not tell of, or is not JSON. */
export class UnexpectedAnswer extends Error {
  constructor(
    readonly status: number,
    readonly text: string,
  ) {
    super(\`The API answered \${status}, which it does not tell of: \${text.slice(0, 200)}\`);
    this.name = 'UnexpectedAnswer';
  }
}

/** One request, and the statuses that may come back; none where any may. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: object | undefined;
  readonly headers: object | undefined;
  readonly body: unknown;
  readonly asksWho: boolean;
  readonly statuses: readonly number[];
}

async function send(options: ClientOptions, sent: Sent): Promise<Answered<number, unknown>> {
  const { method, body, statuses } = sent;
  const headers = await headersOf(options, sent);
  const init: RequestInit = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await (options.fetch ?? fetch)(addressOf(options, sent), init);
  const text = await response.text();
  const { status } = response;
  if (statuses.length > 0 && !statuses.includes(status)) throw new UnexpectedAnswer(status, text);
  return { status, body: read(text, status, statuses), headers: response.headers };
}

function addressOf({ baseUrl }: ClientOptions, { path, query }: Sent): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return baseUrl.replace(/\\/$/, '') + path + (search === '' ? '' : \`?\${search}\`);
}

async function headersOf({ token, apiKey }: ClientOptions, { headers, body, asksWho }: Sent): Promise<Headers> {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) all.set(name, String(value));
  if (body !== undefined) all.set('Content-Type', 'application/json');
  if (asksWho && token !== undefined) all.set('Authorization', \`Bearer \${await token()}\`);
  if (apiKey !== undefined) all.set('x-api-key', apiKey);
  return all;
}

function read(text: string, status: number, statuses: readonly number[]): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // What a service behind the API answers may be anything.
    if (statuses.length === 0) return text;
    throw new UnexpectedAnswer(status, text);
  }
}
`;
