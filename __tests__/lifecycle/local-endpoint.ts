import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { run, start } from '../with-terraform/run';
import { type Json, projectFolder } from '../with-terraform/synthesized';

const localAws = fileURLToPath(new URL('local-aws', import.meta.url));

/** Otherwise a certificate takes a minute to be issued, and the policies that AWS manages do not exist. */
const settings = { MOTO_ACM_VALIDATION_WAIT: '1', MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' };

/** AWS on this machine: moto's server and our named exceptions. */
export interface LocalEndpoint {
  /** Where it answers. */
  readonly url: string;

  /** Whatever went wrong inside of it. */
  errors(): string;

  /** Lets requests for a path wait for ever, from now on. */
  hold(request: { readonly method: string; readonly path: string }): Promise<void>;

  /** Waits until such a request has come. */
  held(): Promise<void>;

  /** Lets requests pass again; those that waited are never carried out. */
  release(): Promise<void>;

  /** Ends it. */
  stop(): Promise<void>;
}

/** Starts an endpoint of its own on a free port, and waits until it answers. */
export async function startLocalEndpoint(...options: readonly string[]): Promise<LocalEndpoint> {
  const server = start('python3', ['-B', `${localAws}/server.py`, ...options], {
    cwd: localAws,
    env: { ...process.env, ...settings },
  });
  const errors: string[] = [];
  server.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  if (!server.stdout) throw new Error('local endpoint: no output to read its address from');

  const [url] = await Promise.race([once(createInterface(server.stdout), 'line'), exitOf(server, errors)]);
  await fetch(`${url}/moto-api/`);
  return {
    url,
    errors: () => errors.join(''),
    hold: (request) => held(url, 'PUT', JSON.stringify(request)),
    held: () => held(url, 'GET'),
    release: () => held(url, 'DELETE'),
    stop: async () => {
      const closed = once(server, 'close');
      server.stdin?.end();
      await closed;
    },
  };
}

async function held(url: string, method: string, body?: string): Promise<void> {
  const { status } = await fetch(`${url}/held`, { method, ...(body === undefined ? {} : { body }) });
  if (status !== 204) throw new Error(`local endpoint: ${method} /held gave ${status}`);
}

async function exitOf(server: ReturnType<typeof start>, errors: readonly string[]): Promise<never> {
  const [code] = await once(server, 'close');
  throw new Error(`local endpoint: ended with ${code} before it answered\n${errors.join('')}`);
}

/** One thing in which the local endpoint does not follow AWS by itself. */
export interface LocalException {
  /** Resource and attribute. */
  readonly name: string;

  /** Terraform resource. */
  readonly resource: string;

  /** What goes wrong. */
  readonly why: string;

  /** Where it goes wrong. */
  readonly link: string;
}

/** All exceptions. */
export async function localExceptions(): Promise<LocalException[]> {
  return JSON.parse(await python('server.py', '--rows'));
}

/** Which exceptions the endpoint lacks: `true`, or what it refused with. */
export async function lacksOf({ url }: LocalEndpoint): Promise<Json> {
  return JSON.parse(await python('probe.py', url));
}

function python(script: string, ...args: readonly string[]): Promise<string> {
  return run('python3', ['-B', `${localAws}/${script}`, ...args], { cwd: projectFolder, env: process.env });
}
