import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, readJson } from '../../with-terraform/synthesized';
import {
  applyResource,
  configurationResource,
  outputResources,
  planResource,
  runResource,
  stateVersionResource,
  workspaceResource,
} from './resources';
import { Run, type Step } from './run';

/** How an organization is set up. */
export interface Settings {
  /** Below it are states, and what runs work with. */
  readonly folder: string;

  /** Environment of Terraform in runs, as from the variables of a workspace. */
  readonly env: NodeJS.ProcessEnv;

  /** Whether Terraform runs here, or where the command is. */
  readonly executionMode: 'remote' | 'local';

  /** Workspaces that somebody has made, with their tags. */
  readonly workspaces?: Readonly<Record<string, readonly string[]>>;
}

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** What comes with a request, besides its path. */
export interface Sent {
  readonly body: Buffer;
  readonly query: URLSearchParams;
}

type Handler = (id: string, sent: Sent) => Answer;

const headers = {
  'content-type': 'application/vnd.api+json',
  'tfp-api-version': '2.6',
  'tfp-appname': 'HCP Terraform',
};

/** Nothing there, or nothing that the caller may see. */
export const notFound: Answer = { status: 404, headers, body: JSON.stringify({ errors: [{ status: '404' }] }) };

const done: Answer = { status: 200, headers };
const found = (data: Json | readonly Json[], status = 200, included: readonly Json[] = []): Answer => ({
  status,
  headers,
  body: JSON.stringify({ data, included }),
});

/** An organization of Terraform Cloud, and what its API says of it. */
export class Organization {
  readonly runs: Run[] = [];
  readonly workspaces: Map<string, readonly string[]>;
  private readonly configurations: { readonly speculative: boolean; content?: Buffer }[] = [];

  /** https://developer.hashicorp.com/terraform/cloud-docs/api-docs */
  private readonly routes: Readonly<Record<string, Handler>> = {
    'GET /api/v2/ping': () => done,
    'GET /api/v2/organizations/acme/entitlement-set': () => this.entitlements(),
    'GET /api/v2/organizations/acme/workspaces': (_, { query }) => this.workspacesWith(query.get('search[tags]') ?? ''),
    'POST /api/v2/organizations/acme/workspaces': (_, sent) => this.makeWorkspace(sent),
    'GET /api/v2/organizations/acme/workspaces/:id': (name) => this.workspace(name),
    'PATCH /api/v2/workspaces/ws-:id': (name) => this.workspace(name),
    'GET /api/v2/workspaces/ws-:id': (name) => this.workspace(name),
    'GET /api/v2/workspaces/ws-:id/current-state-version': (name) => this.stateVersion(name),
    'GET /api/v2/workspaces/ws-:id/current-state-version-outputs': (name) => this.outputs(name),
    'POST /api/v2/workspaces/ws-:id/state-versions': (name) => found(stateVersionResource(name, this.url), 201),
    'GET /api/v2/state-versions/sv-:id': (name) => this.stateVersion(name),
    'POST /api/v2/workspaces/ws-:id/actions/lock': (name) => this.workspace(name),
    'POST /api/v2/workspaces/ws-:id/actions/unlock': (name) => this.workspace(name),
    'POST /api/v2/workspaces/ws-:id/configuration-versions': (_, sent) => this.makeConfiguration(sent),
    'GET /api/v2/configuration-versions/:id': (id) => this.configuration(id),
    'POST /api/v2/runs': (_, sent) => this.makeRun(sent),
    'GET /api/v2/runs/:id': (id) => this.runWithPlan(id),
    'GET /api/v2/runs/:id/run-events': () => found([]),
    'GET /api/v2/plans/:id': (id) => this.ofRun(id, planResource),
    'GET /api/v2/plans/:id/json-output': (id) => ({ ...done, body: this.run(id)?.plan?.json ?? '' }),
    'GET /api/v2/applies/:id': (id) => this.ofRun(id, applyResource),
    'PUT /upload/:id': (id, { body }) => this.upload(id, body),
    'GET /state/:id': (name) => ({ status: 200, body: readFileSync(this.stateFile(name)) }),
    'PUT /state/:id': (name, { body }) => this.keepState(name, body),
    'PUT /json-state/:id': () => ({ status: 200 }),
    'GET /log/plan/:id': (id, { query }) => this.log(id, 'plan', query),
    'GET /log/apply/:id': (id, { query }) => this.log(id, 'apply', query),
  };

  constructor(
    readonly url: string,
    private readonly settings: Settings,
  ) {
    this.workspaces = new Map(Object.entries(settings.workspaces ?? {}));
  }

  /** Answers one request. */
  answer(method: string, path: string, sent: Sent): Answer {
    for (const [route, handler] of Object.entries(this.routes)) {
      const match = `${method} ${path}`.match(new RegExp(`^${route.replace(':id', '([^/]+)')}$`));
      if (match) return handler(match[1] ?? '', sent);
    }
    return notFound;
  }

  private entitlements(): Answer {
    const attributes = { operations: true, 'state-storage': true };
    return found({ id: 'org-acme', type: 'entitlement-sets', attributes });
  }

  private makeWorkspace({ body }: Sent): Answer {
    const { attributes, relationships } = JSON.parse(body.toString()).data;
    const tags = [relationships?.tags?.data ?? []].flat().map(({ attributes: { name } }) => name);
    this.workspaces.set(attributes.name, tags);
    return this.workspace(attributes.name);
  }

  private workspace(name: string): Answer {
    return this.workspaces.has(name) ? found(this.describe(name)) : notFound;
  }

  private describe(name: string): Json {
    return workspaceResource(name, this.workspaces.get(name) ?? [], this.settings.executionMode);
  }

  private workspacesWith(tags: string): Answer {
    const searched = tags.split(',').filter((tag) => tag !== '');
    const names = [...this.workspaces].filter(([, own]) => searched.every((tag) => own.includes(tag)));
    return found(names.map(([name]) => this.describe(name)));
  }

  private stateVersion(name: string): Answer {
    return existsSync(this.stateFile(name)) ? found(stateVersionResource(name, this.url)) : notFound;
  }

  private keepState(name: string, state: Buffer): Answer {
    writeFileSync(this.stateFile(name), state);
    return { status: 200 };
  }

  private outputs(name: string): Answer {
    return found(outputResources(existsSync(this.stateFile(name)) ? readJson(this.stateFile(name)) : {}));
  }

  private makeConfiguration({ body }: Sent): Answer {
    this.configurations.push({ speculative: JSON.parse(body.toString()).data.attributes.speculative === true });
    return this.configuration(`cv-${this.configurations.length}`, 201);
  }

  private configuration(id: string, status = 200): Answer {
    const uploaded = this.configurations[numberOf(id)]?.content !== undefined;
    return found(configurationResource(id, uploaded ? 'uploaded' : 'pending', this.url), status);
  }

  private upload(id: string, content: Buffer): Answer {
    const configuration = this.configurations[numberOf(id)];
    if (configuration === undefined) return notFound;
    configuration.content = content;
    return { status: 200 };
  }

  private makeRun({ body }: Sent): Answer {
    const { attributes, relationships } = JSON.parse(body.toString()).data;
    const configuration = this.configurations[numberOf(relationships['configuration-version'].data.id)];
    if (configuration?.content === undefined) return notFound;
    const workspace = relationships.workspace.data.id.slice(3);
    const id = `run-${this.runs.length + 1}`;
    const { speculative, content } = configuration;
    const run = new Run(
      id,
      { workspace, speculative, autoApply: attributes['auto-apply'] === true },
      {
        cwd: join(this.settings.folder, id),
        configuration: content,
        state: this.stateFile(workspace),
        env: this.settings.env,
      },
    );
    this.runs.push(run);
    return found(runResource(run), 201);
  }

  private run(id: string): Run | undefined {
    return this.runs[numberOf(id)];
  }

  private runWithPlan(id: string): Answer {
    const run = this.run(id);
    if (run === undefined) return notFound;
    return found(runResource(run), 200, [planResource(run, this.url), this.describe(run.request.workspace)]);
  }

  private ofRun(id: string, resource: (run: Run, url: string) => Json): Answer {
    const run = this.run(id);
    return run === undefined ? notFound : found(resource(run, this.url));
  }

  private log(id: string, step: Step, query: URLSearchParams): Answer {
    const run = this.run(id);
    const text = run?.[step]?.output;
    if (text !== undefined) run?.logsRead.add(step);
    return partOf(text, query);
  }

  private stateFile(workspace: string): string {
    return join(this.settings.folder, `${workspace}.tfstate`);
  }
}

/** Things are numbered from one on, after a dash. */
function numberOf(id: string): number {
  return Number(id.split('-').at(-1)) - 1;
}

/** A part of a log between the marks that Terraform waits for; nothing as long as there is none. */
function partOf(text: string | undefined, query: URLSearchParams): Answer {
  const whole = text === undefined ? Buffer.alloc(0) : Buffer.from(`\u0002${text}\u0003`);
  const offset = Number(query.get('offset'));
  return { status: 200, body: whole.subarray(offset, offset + Number(query.get('limit'))) };
}
