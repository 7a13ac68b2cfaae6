/** How documents are run. */
export interface RunOptions {
  /**
   * Where targets are really found, such as `{ users: 'http://127.0.0.1:8080' }`: private ones by the Terraform name or address of the load
   * balancer, listener or Cloud Map service, public ones by their host.
   *
   * @default - none: routes to private targets answer 503, or 504, and public ones are asked where they are
   */
  readonly upstreams?: Readonly<Record<string, string>> | undefined;

  /**
   * Folder that keeps tables between runs.
   *
   * @default - tables are in memory
   */
  readonly data?: string | undefined;

  /**
   * Address of another DynamoDB engine, such as DynamoDB Local.
   *
   * @default - the engine inside
   */
  readonly dynamodb?: string | undefined;

  /**
   * Whether roles may do anything.
   *
   * @default false - every call is held against the policies of its role
   */
  readonly allowAll?: boolean | undefined;

  /**
   * What the identity policies of the developer allow who signs requests of IAM routes: a JSON policy document, as text or as an object.
   *
   * @default - everything
   */
  readonly callerPolicy?: string | object | undefined;

  /**
   * Region of documents whose provider does not tell one.
   *
   * @default us-east-1
   */
  readonly region?: string | undefined;

  /**
   * Whether response caches of REST APIs work although the stage has no cache cluster.
   *
   * @default false
   */
  readonly cache?: boolean | undefined;

  /**
   * Share of requests, 0 to 100, that a canary gets, in place of the document's.
   *
   * @default - as in the document
   */
  readonly canary?: number | undefined;

  /**
   * The time, in milliseconds since 1970, that tokens, caches, quotas and throttles go by.
   *
   * @default - the clock of this machine
   */
  readonly now?: (() => number) | undefined;

  /**
   * Milliseconds after which an idle WebSocket connection is closed.
   *
   * @default 600000 - ten minutes, as on AWS
   */
  readonly idleTimeout?: number | undefined;

  /**
   * Milliseconds after which any WebSocket connection is closed.
   *
   * @default 7200000 - two hours, as on AWS
   */
  readonly longestConnection?: number | undefined;

  /**
   * Whether a debugger may attach; calls then never time out.
   *
   * @default false
   */
  readonly inspect?: boolean | undefined;

  /**
   * File of the runtime that worker threads start.
   *
   * @default - the one beside the modules of `lambda/`; a bundle of them has to say where it is
   */
  readonly runtime?: string | undefined;

  /**
   * Another place for the code that the `filename` of a function names: a zip or a folder, such as what a bundler has just written.
   *
   * @default - none: functions run what `filename` names
   */
  readonly codeElsewhere?: ((path: string) => string | undefined) | undefined;

  /**
   * Whether folders and the code of functions are read anew when they change.
   *
   * @default false
   */
  readonly reload?: boolean | undefined;
}
