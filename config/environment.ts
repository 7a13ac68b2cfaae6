import type { Region } from './regions';
import type { SharedDomain } from './shared-domain';

/**
 * The names of all environments: yours, as many as you like. Each is one of `config/environments.ts`, has settings in each `config/<api>.ts`,
 * and is synthesized every time.
 */
export type EnvironmentName = 'dev' | 'staging' | 'prod';

/** What all stacks of one environment share. */
export interface Environment<Name extends string = string> {
  /** Name of the environment; a stack is called `<environment>-<api>`. */
  readonly name: Name;

  /**
   * What people call the AWS account. Environments with the same word are in one account, and share what AWS has once for an account
   * and region: the stack `account` is that of the first of them.
   */
  readonly account: string;

  /**
   * AWS region everything is deployed to. An environment may be there once for each region: the first keeps the names that it had,
   * and a later one, `{ ...dev, region: 'us-east-1' }`, has its region in every name, domains included.
   */
  readonly region: Region;

  /**
   * Tags of your own, on everything; they may replace `project`, `environment`, `api` and `managed-by`, which everything has. AWS takes
   * 50 in all, names up to 128 and values up to 256 characters.
   *
   * @default - no others
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * Whether names in AWS begin with the project, for two projects that share an account: `gatehouse-dev-items-http-api`. Switched on later, it
   * replaces most of what is deployed, tables and user pools included. Stacks, states and addresses keep their names.
   *
   * @default false
   */
  readonly projectInNames?: boolean;

  /** Where Terraform keeps its state. */
  readonly backend: Backend;

  /**
   * Public hosted zones of Route 53 that you own. A `domainName` of an API must lie in one of them.
   *
   * @default - none: no API has a name of its own
   */
  readonly hostedZones?: readonly string[];

  /**
   * Names below which several APIs are found, each at a path of its own that `sharedDomain` in `config/<api>.ts` says. The word before a
   * name is that of its stack: `api` is `dev-api-domain`.
   *
   * @default - none: each API has a name of its own, or none
   */
  readonly sharedDomains?: Readonly<Record<string, SharedDomain>>;

  /** Who is written to when an alarm fires. Each address must confirm once. */
  readonly alertEmails: readonly string[];

  /**
   * Whether each API has a dashboard of what its alarms watch. CloudWatch takes 3 USD a month for each after the third of an account.
   *
   * @default false
   */
  readonly dashboards?: boolean;

  /**
   * What is encrypted at rest with a KMS key of each stack's own, one for each kind that the stack has. A key costs 1 USD a month, and its
   * use 0.03 USD for 10,000 requests after the account's first 20,000.
   *
   * @default - nothing: AWS encrypts with keys of its own, and topics not at all
   */
  readonly ownKeys?: readonly EncryptedKind[];

  /** How logs are kept. */
  readonly logs: Logs;

  /** What a `destroy` may take with it. */
  readonly removal: Removal;
}

/** What can have a key of its own: topics of alarms, tables, queues, and log groups of functions, requests, stages and firewalls. */
export type EncryptedKind = (typeof encryptedKinds)[number];

/** The kinds themselves. */
export const encryptedKinds = ['topics', 'tables', 'queues', 'logs'] as const;

/**
 * Where Terraform keeps its state: beside the project on this machine, or in Terraform Cloud or Enterprise, one workspace a
 * stack.
 */
export type Backend = { readonly kind: 'local' } | CloudBackend;

/** Terraform Cloud or Enterprise; the workspace of a stack has the stack's name, or is found by tags. */
export interface CloudBackend {
  readonly kind: 'cloud';

  /**
   * Organization.
   *
   * @default - Terraform reads TF_CLOUD_ORGANIZATION
   */
  readonly organization?: string;

  /**
   * Host of a Terraform Enterprise.
   *
   * @default - Terraform reads TF_CLOUD_HOSTNAME, or takes app.terraform.io
   */
  readonly hostname?: string;

  /**
   * Project new workspaces belong to.
   *
   * @default - Terraform reads TF_CLOUD_PROJECT, or takes the default project
   */
  readonly project?: string;

  /**
   * Tags, in lower case, that workspaces of this environment have. A stack is then kept in the workspace that has
   * these tags and the stack's name as another, whatever the workspace is called; Terraform makes it after asking for
   * a name, or takes the one in TF_WORKSPACE.
   *
   * @default - the workspace is the one called as the stack is
   */
  readonly tags?: readonly string[];
}

/** How logs are kept. */
export interface Logs {
  /** Days until a line is removed: one of the numbers that CloudWatch knows, up to ten years. */
  readonly retentionDays:
    | 1
    | 3
    | 5
    | 7
    | 14
    | 30
    | 60
    | 90
    | 120
    | 150
    | 180
    | 365
    | 400
    | 545
    | 731
    | 1096
    | 1827
    | 2192
    | 2557
    | 2922
    | 3288
    | 3653;

  /** Least severe line a function writes. */
  readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

  /** Whether stack traces name lines of the TypeScript, for a start that is 5 to 10 milliseconds longer. */
  readonly sourceMapped: boolean;
}

/** What a `destroy` may take with it. */
export interface Removal {
  /** Whether AWS refuses to delete tables and user pools. */
  readonly dataProtected: boolean;

  /** Whether log groups stay when their stack is destroyed. */
  readonly logsKept: boolean;
}
