import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRun, localRun } from '../../local';
import { clientOf } from '../../scripts/client/client';
import { contractsIn } from '../../scripts/shared/openapi/contracts';
import { openApiOfStack } from '../../scripts/shared/openapi/document';
import type { OpenApi } from '../../scripts/shared/openapi/openapi';
import { firstEnvironment } from '../support/own-environments';
import { synthesizedFolder, synthesizedStack } from '../support/synthesized-stacks';

const root = resolve(__dirname, '../..');

/** What a call of a client answers. */
type Answer = Promise<{ readonly status: number; readonly body: unknown }>;
type Client = Readonly<Record<string, (call?: object) => Answer>>;

const documentOf = (stack: string): OpenApi => {
  const document = openApiOfStack(stack, synthesizedStack(stack), contractsIn(root));
  if (document === undefined) throw new Error(`${stack}: must have a document`);
  return document;
};

/** Each API with its operations that create and read, what they take, and which token it wants. */
const apis = {
  [`${firstEnvironment}-items-http-api`]: {
    create: 'createItem',
    read: 'getItem',
    body: { name: 'Lamp', description: 'A lamp' },
  },
  [`${firstEnvironment}-items-rest-api`]: {
    create: 'createItem',
    read: 'getItem',
    body: { name: 'Lamp', description: 'A lamp' },
  },
  [`${firstEnvironment}-shop-http-api`]: {
    create: 'postOrders',
    read: 'getOrdersById',
    body: { items: [{ sku: 'lamp', quantity: 1 }] },
  },
  [`${firstEnvironment}-users-http-api`]: {
    create: 'createUser',
    read: 'getUser',
    body: { email: 'ada@example.com', name: 'Ada' },
  },
  [`${firstEnvironment}-users-openapi-rest-api`]: {
    create: 'createUser',
    read: 'getUser',
    body: { email: 'ada@example.com', name: 'Ada' },
  },
  [`${firstEnvironment}-users-rest-api`]: {
    create: 'createUser',
    read: 'getUser',
    body: { email: 'ada@example.com', name: 'Ada' },
  },
};
const nobody = '00000000-0000-4000-8000-000000000000';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-client-'));
  for (const stack of [...Object.keys(apis), `${firstEnvironment}-hello-http-api`]) {
    const text = clientOf(stack, documentOf(stack));
    writeFileSync(join(folder, `${stack}.ts`), text);
    writeFileSync(join(folder, `${stack}.mjs`), transformSync(text, { loader: 'ts' }).code);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clientFor = async (stack: string, options: object): Promise<Client> =>
  (await import(join(folder, `${stack}.mjs`))).createClient(options);

it('the clients of all APIs typecheck where there is nothing but a browser, and tell errors apart by their status', () => {
  const caller = `import { createClient } from './${firstEnvironment}-items-http-api';
export async function nameOf(id: string): Promise<string> {
  const answer = await createClient({ baseUrl: '' }).getItem({ path: { id } });
  if (answer.status === 400) return answer.body.errors?.[0]?.field ?? '';
  return answer.status === 200 ? answer.body.name : answer.body.message;
}
// @ts-expect-error: an item has a description.
export const wrong = () => createClient({ baseUrl: '' }).createItem({ body: { name: 'Lamp' } });
`;
  writeFileSync(join(folder, 'caller.ts'), caller);
  const compilerOptions = {
    ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noEmit: true, types: [] },
    ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'] },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    encoding: 'utf8',
  });

  expect(stdout).toBe('');
});

describe.each(Object.entries(apis))('the client of %s', (stack, { create, read, body }) => {
  let run: LocalRun;
  let client: Client;
  let stranger: Client;
  beforeAll(async () => {
    run = await localRun([synthesizedFolder(stack)], { port: 0, tell: () => undefined });
    const notes = run.apis.flatMap(({ served }) => served.notes ?? []);
    const apiKey = /has the value (\S+)$/.exec(notes.find((note) => note.includes('.partner')) ?? '')?.[1];
    const options = { baseUrl: run.ready[0]?.url, ...(apiKey !== undefined && { apiKey }) };
    const tokens = await run.worlds[0]?.identity.token({ sub: 'alice' });
    const token = stack.includes('-rest-') ? tokens?.id_token : tokens?.access_token;
    client = await clientFor(stack, { ...options, token: async () => token });
    stranger = await clientFor(stack, options);
  });
  afterAll(() => run.close());

  it('creates, and reads what was created', async () => {
    const created = await client[create]?.({ body });
    const { id } = (created?.body ?? {}) as { id?: string };

    expect(created).toMatchObject({ status: 201, body });
    expect(await client[read]?.({ path: pathOf(stack, id ?? '') })).toMatchObject({ status: 200, body: { id } });
  });

  it('is told of what is not there, of a body that cannot be accepted, and of a missing token', async () => {
    const missing = await client[read]?.({ path: pathOf(stack, nobody) });
    const invalid = await client[create]?.({ body: { ...body, nothing: 1 } });
    const refused = await stranger[create]?.({ body });

    expect([missing, invalid, refused]).toMatchObject(
      [404, 400, 401].map((status) => ({ status, body: { message: expect.any(String) } })),
    );
  });
});

const pathOf = (stack: string, id: string) => (stack.includes('openapi') ? { userId: id } : { id });

describe('the client of hello-http-api', () => {
  it('says which answers the API does not tell of', async () => {
    const client = await clientFor(`${firstEnvironment}-hello-http-api`, {
      baseUrl: 'http://api.example/',
      fetch: async (url: string) => new Response(url, { status: 418 }),
    });

    await expect(client.route?.()).rejects.toThrow(
      'The API answered 418, which it does not tell of: http://api.example/hello',
    );
  });
});

describe('what a client escapes and refuses', () => {
  it('sends variables of a path as one part, and the rest of a path with its slashes', async () => {
    const sent: string[] = [];
    const client = await clientFor(`${firstEnvironment}-users-http-api`, {
      baseUrl: 'http://api.example',
      fetch: async (url: string) => {
        sent.push(url);
        return new Response('{"message":"No such user."}', { status: 404 });
      },
    });
    await client.getUser?.({ path: { id: 'a/b?c' } });
    await client.getByProxy?.({ path: { proxy: 'a b/c' } });

    expect(sent).toEqual(['http://api.example/users/a%2Fb%3Fc', 'http://api.example/a%20b/c']);
  });

  it('has no two things of one name', () => {
    const document = documentOf(`${firstEnvironment}-hello-http-api`);
    const schemas = { ...document.components.schemas, RouteAnswer: { type: 'string' } };

    expect(() => clientOf(`${firstEnvironment}-hello-http-api`, { ...document, components: { schemas } })).toThrow(
      `${firstEnvironment}-hello-http-api: RouteAnswer must name one thing, names two. Rename the schema.`,
    );
  });
});
