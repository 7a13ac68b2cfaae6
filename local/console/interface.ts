/**
 * What the console's page and its server say to each other. Everything has one origin.
 *
 * ```
 * GET  /  /page.js  /page.css            the page, as `ConsoleFiles` gives it
 * GET  /api/overview                     Overview
 * GET  /api/map?stack=                   ApiMap[] of `map/`, one for each API
 * GET  /api/resource?stack=&address=     ResourceView
 * GET  /api/operations?stack=            Operations
 * GET  /api/calls?stack=&route=&status=  CallSummary[], newest first; status `404` or `4xx`
 * GET  /api/calls/ID                     CallView
 * GET  /api/events                       server-sent events: `data:` is a ConsoleEvent
 * POST /api/try                          TryRequest in, TryAnswer out
 * GET  /api/socket?request=SocketRequest a WebSocket: text frames in go to the API, RelayFrame come out
 * GET  /api/data?stack=                  DataView
 * GET  /api/items?stack=&table=&index=&after=   ItemsView
 * POST /api/reset                        ResetRequest in, `{}` out
 * ```
 *
 * What is asked wrongly gets status 400, 403 or 404 and a `Fault`. Times are milliseconds since 1970, durations are milliseconds. POST needs
 * `Content-Type: application/json`.
 */

/** Why a request of the page was refused, in one line. */
export interface Fault {
  readonly message: string;
}

/** The page's files, as `consolePage(root)` of `scripts/dev/console-page.ts` builds them from `local/console/page/`. */
export interface ConsoleFiles {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

/** Everything that runs. */
export interface Overview {
  readonly stacks: readonly StackView[];
  /** What stands in the way of the newest sources; what ran before goes on. */
  readonly problems: readonly Problem[];
  readonly sampling: Sampling;
}

/** One stack. */
export interface StackView {
  readonly stack: string;
  readonly apis: readonly ApiView[];
  /** Resources that are not run, or only in part. */
  readonly unsupported: readonly { readonly address: string; readonly why: string }[];
}

/** One API. */
export interface ApiView {
  /** Terraform address. */
  readonly address: string;
  readonly kind: 'http' | 'rest' | 'websocket';
  readonly name: string;
  readonly stages: readonly StageView[];
}

/** One stage, and where a person opens it. */
export interface StageView {
  readonly name: string;
  readonly address: string;
  /** `http://127.0.0.1:3000/dev`, `ws://…`. */
  readonly url: string;
}

/** A refused synth, a bundle that failed, a document that cannot be read. It stands until it is mended. */
export interface Problem {
  /** What is in trouble: the same kind and files mend or replace it. */
  readonly id: string;
  readonly message: string;
  readonly since: number;
}

/** What became of the calls so far. */
export interface Sampling {
  /** Calls that are kept now. */
  readonly kept: number;
  /** Calls that passed, all in all. */
  readonly passed: number;
  /** Calls of the last whole second that are left out, because more came than a person can read; 0 when every call is shown. */
  readonly leftOut: number;
}

/** A resource as the document has it, with values that look like secrets masked. */
export interface ResourceView {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Its arguments, as Terraform JSON. */
  readonly json: unknown;
}

/** What a form needs to call the APIs of a stack. */
export interface Operations {
  readonly operations: readonly Operation[];
  /** Names of API keys that may be sent. */
  readonly keys: readonly string[];
  /** Names of the clients of user pools; without any, no tokens can be made. */
  readonly clients: readonly string[];
}

/** One route or method. */
export interface Operation {
  /** Names it within its stack. */
  readonly id: string;
  /** Terraform address of the API. */
  readonly api: string;
  readonly kind: 'http' | 'rest' | 'websocket';
  /** `GET /items/{id}`, `$default`, `sendMessage`. */
  readonly name: string;
  /** Terraform address of what says that it exists. */
  readonly address: string;
  /** `ANY` where every method is taken; empty for routes of WebSocket APIs. */
  readonly method: string;
  /** Pattern, `/items/{id}`; empty for routes of WebSocket APIs and `$default`. */
  readonly path: string;
  /** Names in braces of the path; a name that takes the rest of the path ends with `+`. */
  readonly pathParameters: readonly string[];
  /** Query names and headers that the document tells. */
  readonly query: readonly ParameterView[];
  readonly headers: readonly ParameterView[];
  readonly authorization: AuthorizationView;
  /** Whether an API key must be sent. */
  readonly needsKey: boolean;
  /** Body that the document describes; undefined when it describes none. */
  readonly body?: BodyView | undefined;
}

/** A query name or header. */
export interface ParameterView {
  readonly name: string;
  readonly required: boolean;
}

/** Who may call. */
export interface AuthorizationView {
  /** `jwt` and `cognito` take a token; `lambda` takes what its function reads; `iam` takes a signature. */
  readonly kind: 'none' | 'jwt' | 'cognito' | 'lambda' | 'iam';
  /** Terraform address of the authorizer. */
  readonly address?: string | undefined;
  /** Scopes, one of which a token must have. */
  readonly scopes: readonly string[];
  /** Where a token is put: `Authorization` among the headers, `token` in the query. */
  readonly token?: { readonly in: 'header' | 'query'; readonly name: string } | undefined;
}

/** A body, and the JSON schema that it is held against. */
export interface BodyView {
  readonly contentType: string;
  readonly schema: unknown;
}

/** One call: a request, a handshake, or a message of a connection. */
export interface CallSummary {
  readonly id: string;
  /** When it was answered. */
  readonly at: number;
  readonly stack: string;
  /** Terraform address of the API. */
  readonly api: string;
  /** `GET`, … ; `CONNECT`, `MESSAGE` for WebSocket APIs. */
  readonly method: string;
  /** Path and query; the route for messages. */
  readonly path: string;
  /** `GET /items/{id}`; undefined when no route took it. */
  readonly route?: string | undefined;
  readonly status: number;
  readonly milliseconds: number;
  /** Terraform addresses of what it passed, in order: its way on the map. */
  readonly way: readonly string[];
}

/** A call with everything that is known of it. */
export interface CallView extends CallSummary {
  readonly steps: readonly StepView[];
  readonly functions: readonly FunctionView[];
  readonly aws: readonly AwsView[];
  readonly templates: readonly TemplateView[];
  readonly logs: readonly LogView[];
  readonly metrics: readonly MetricView[];
  /** How many parts were cut or left out because the call was too large to be kept whole. */
  readonly cut: number;
}

/** One decision on the way. */
export interface StepView {
  /** `route`, `authorizer`, `validation`, `throttle`, `lambda`, `integration`, `refused`, … */
  readonly about: string;
  readonly decision: string;
  readonly address?: string | undefined;
  /** From the begin of the call. */
  readonly at: number;
  /** Place in `functions`, `aws` or `templates` of what a person opens here. */
  readonly opens?: { readonly in: 'functions' | 'aws' | 'templates'; readonly at: number } | undefined;
}

/** One call of a function. */
export interface FunctionView {
  /** Terraform address. */
  readonly address: string;
  /** Alias or version. */
  readonly qualifier?: string | undefined;
  /** Request id, as its log lines have it. */
  readonly requestId: string;
  /** How long its environment took to start; undefined when one was there. */
  readonly coldFor?: number | undefined;
  readonly milliseconds: number;
  readonly outcome: 'answered' | 'failed' | 'refused';
  /** What it got and what it answered: JSON, or text where that is none. */
  readonly event: unknown;
  readonly answer: unknown;
}

/** One call of an AWS service. */
export interface AwsView {
  /** `dynamodb`. */
  readonly service: string;
  /** `PutItem`. */
  readonly operation: string;
  /** Name of the error; undefined when it went well. */
  readonly error?: string | undefined;
  readonly at: number;
  /** What it had to be allowed; empty without a role, or where nothing is asked for. */
  readonly access: readonly AccessView[];
}

/** Whether a role may do something, and which statement says so. */
export interface AccessView {
  readonly role: string;
  /** Terraform address of the role. */
  readonly address: string;
  readonly action: string;
  readonly resource: string;
  readonly allowed: boolean;
  /** Terraform address or ARN of the policy that decided; undefined when none speaks of it. */
  readonly policy?: string | undefined;
  /** The statement that decided, as JSON of a policy. */
  readonly statement?: unknown;
  /** Why it was refused, in AWS's words. */
  readonly why?: string | undefined;
}

/** One mapping template, with both sides. */
export interface TemplateView {
  readonly address: string;
  readonly template: string;
  readonly input: string;
  /** Undefined when it failed. */
  readonly output?: string | undefined;
  readonly failure?: string | undefined;
}

/** One line that a function wrote. Lines that are metrics alone are not among them. */
export interface LogView {
  readonly line: string;
  /** `INFO`, `ERROR`, where the line tells one. */
  readonly level?: string | undefined;
  /** Its message; the whole line where it is no JSON of a logger. */
  readonly message: string;
}

/** One metric, read from the embedded metric format. */
export interface MetricView {
  readonly namespace: string;
  readonly name: string;
  readonly unit?: string | undefined;
  readonly values: readonly number[];
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What happens while the page is open. */
export type ConsoleEvent =
  /** Calls that were answered since the last event of this kind, oldest first. */
  | { readonly event: 'calls'; readonly calls: readonly CallSummary[]; readonly sampling: Sampling }
  | { readonly event: 'problem'; readonly problem: Problem }
  | { readonly event: 'mended'; readonly id: string }
  /** A stack was read anew: its map, operations and resources may be other ones. */
  | { readonly event: 'reloaded'; readonly stack: string }
  /** What the terminal says, too. */
  | { readonly event: 'note'; readonly message: string };

/** As whom to call. Without any member: as nobody. */
export interface CallerChoice {
  /** A token is made for this user and put where the route's authorizer reads it. */
  readonly user?: UserChoice | undefined;
  /** Name of an API key. */
  readonly key?: string | undefined;
  /** Whether the request is signed with the keys of the local developer. */
  readonly signed?: boolean | undefined;
}

/** A user, as its token tells it. */
export interface UserChoice {
  readonly sub: string;
  /** Scopes, separated by spaces. */
  readonly scope?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  /** Name of a client of a user pool; the first one otherwise. */
  readonly client?: string | undefined;
  /** Whether the id token is sent in place of the access token. */
  readonly id?: boolean | undefined;
}

/** A call to make. */
export interface TryRequest {
  readonly stack: string;
  /** Terraform address of the API. */
  readonly api: string;
  /** Name of the stage; the first one otherwise. */
  readonly stage?: string | undefined;
  /** `id` of the operation, which says where a token is put; a header `Authorization` otherwise. */
  readonly operation?: string | undefined;
  readonly method: string;
  /** Path below the stage, with its parameters filled in, without the query. */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[] | undefined;
  readonly headers?: readonly (readonly [name: string, value: string])[] | undefined;
  readonly body?: string | undefined;
  readonly caller?: CallerChoice | undefined;
}

/** What came back. */
export interface TryAnswer {
  /** `id` of its CallView. */
  readonly call: string;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Text, or base64 where the bytes are none. */
  readonly body: string;
  readonly isBase64Encoded: boolean;
  readonly milliseconds: number;
  /** The same call for a terminal. */
  readonly curl: string;
}

/** A connection to open, as JSON in the query of `/api/socket`. */
export interface SocketRequest {
  readonly stack: string;
  /** Terraform address of the WebSocket API. */
  readonly api: string;
  readonly stage?: string | undefined;
  readonly query?: readonly (readonly [name: string, value: string])[] | undefined;
  readonly headers?: readonly (readonly [name: string, value: string])[] | undefined;
  readonly protocols?: readonly string[] | undefined;
  readonly caller?: CallerChoice | undefined;
}

/** What the relay says. It closes the page's WebSocket after `refused` and `closed`. */
export type RelayFrame =
  | { readonly frame: 'open'; readonly protocol: string }
  /** The handshake was refused. */
  | { readonly frame: 'refused'; readonly status: number; readonly body: string }
  | { readonly frame: 'message'; readonly at: number; readonly text: string }
  | { readonly frame: 'closed'; readonly code: number; readonly reason: string };

/** What a stack holds now. */
export interface DataView {
  readonly tables: readonly TableView[];
  readonly queues: readonly QueueView[];
  readonly connections: readonly ConnectionView[];
  readonly caches: readonly CacheView[];
  readonly quotas: readonly QuotaView[];
  readonly throttles: readonly ThrottleView[];
}

/** A table. Its items are asked for with `/api/items`. */
export interface TableView {
  readonly address: string;
  readonly name: string;
  /** Names of the key attributes, the partition key first. */
  readonly keys: readonly string[];
  readonly indexes: readonly { readonly name: string; readonly keys: readonly string[] }[];
  readonly items: number;
}

/** Items of a table or index, at most a hundred. */
export interface ItemsView {
  /** Items as plain JSON; sets are lists, binary values base64. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** `after` of the items that come next; undefined when there are no more. */
  readonly next?: string | undefined;
}

/** A queue, with its first hundred messages. */
export interface QueueView {
  readonly address: string;
  readonly name: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly messages: readonly QueueMessageView[];
}

/** A message that waits in a queue. */
export interface QueueMessageView {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly receiveCount: number;
}

/** A connection to a WebSocket API. */
export interface ConnectionView {
  readonly id: string;
  readonly api: string;
  readonly stage: string;
  readonly connectedAt: number;
  readonly lastActiveAt: number;
  readonly sourceIp: string;
  /** Whom the authorizer found. */
  readonly principal?: string | undefined;
}

/** An answer that is kept: by the response cache of a stage, or of a Lambda authorizer. */
export interface CacheView {
  readonly id: string;
  readonly api: string;
  readonly kind: 'response' | 'authorizer';
  /** Terraform address of what says that it is kept. */
  readonly address: string;
  /** What it is found by; identities are masked. */
  readonly key: string;
  readonly until: number;
}

/** What an API key has used of its plan. */
export interface QuotaView {
  readonly id: string;
  readonly api: string;
  /** Terraform address of the usage plan. */
  readonly address: string;
  readonly key: string;
  readonly used: number;
  readonly limit: number;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
}

/** A throttle that was asked at least once. */
export interface ThrottleView {
  readonly id: string;
  readonly api: string;
  /** Terraform address of what sets its limits. */
  readonly address: string;
  /** `GET /items` of stage `dev`, or a key of a plan. */
  readonly name: string;
  /** Requests a second. */
  readonly rate: number;
  /** Requests at once. */
  readonly burst: number;
  /** Requests that may come at once now. */
  readonly left: number;
}

/** What to set back. Without `id`: everything of its kind in the stack. */
export interface ResetRequest {
  readonly stack: string;
  /** `tables` loses items, `queues` messages, `connections` are closed; the others begin anew. */
  readonly kind: 'tables' | 'queues' | 'connections' | 'caches' | 'quotas' | 'throttles';
  /** `name` of a table or queue, `id` of the others. */
  readonly id?: string | undefined;
}
