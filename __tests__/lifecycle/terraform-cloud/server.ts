import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Answer, notFound, Organization, type Settings } from './organization';
import type { Run } from './run';

/** Terraform Cloud on this machine: its API, as far as `terraform` calls it to plan and apply. What it runs is Terraform. */
export interface TerraformCloud {
  /** Where it answers. */
  readonly url: string;

  /** All runs so far. */
  readonly runs: readonly Run[];

  /** The workspaces that exist, with their tags. */
  readonly workspaces: ReadonlyMap<string, readonly string[]>;

  /** Ends it. */
  stop(): Promise<void>;
}

/** Starts it. */
export async function startTerraformCloud(settings: Settings): Promise<TerraformCloud> {
  let organization: Organization | undefined;
  const server = createServer(async (request, response) => {
    const { status, headers, body } = organization ? await answer(organization, request) : notFound;
    response.writeHead(status, headers).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  organization = new Organization(url, settings);
  const { runs, workspaces } = organization;
  const stop = async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  };
  return { url, runs, workspaces, stop };
}

async function answer(organization: Organization, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', organization.url);
  const body = await buffer(request);
  return organization.answer(request.method ?? 'GET', pathname, { body, query: searchParams });
}
