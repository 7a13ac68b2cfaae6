import { environmentNames } from '../../shared/environment-names';
import type { Auth, NewApi } from '../arguments';
import type { Names } from '../names';

/** The test that calls an API as its callers do, over the network of this machine. */
export function callsTest(api: NewApi, names: Names): string {
  const stack = `\`${environmentOf(api)}-${names.api}\``;
  return api.kind === 'websocket' ? webSocketCalls(api, names, stack) : httpCalls(api, names, stack);
}

/** The environment that is called. The first one is not named: its name can change in `config/`. */
const environmentOf = ({ environments }: NewApi): string =>
  environments.some((name) => name === environmentNames[0]) ? '${firstEnvironment}' : (environments[0] ?? '');

/** What the test of a stack imports. */
const ofStack = (stack: string, auth: Auth): string => `${
  stack.includes('firstEnvironment') ? "import { firstEnvironment } from '../../support/own-environments';\n" : ''
}import { type RunningStack, runStack } from './run-stack';
${auth === 'iam' ? "import { signed } from './signed';\n" : ''}`;

function httpCalls({ kind, crud, auth }: NewApi, { name, many }: Names, stack: string): string {
  const path = `/${crud === undefined ? name : many.replaceAll('_', '-')}`;
  return `import { afterAll, beforeAll, describe, expect, it } from 'vitest';
${ofStack(stack, auth)}
describe(${stack}, () => {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await runStack(${stack});
  });
  afterAll(() => stack.close());

  /** The path as it stands behind the endpoint. */
  const line = () => \`GET \${new URL(stack.url).pathname.replace(/\\/$/, '')}${path}\`;

  it('answers ${caller[auth]}', async () => {
    const { status, json } = await stack.callDefault(line()${kind === 'rest' && auth === 'jwt' ? idToken : headers[auth]});

    expect(status).toBe(200);
    expect(json).toMatchObject(${crud === undefined ? "{ message: expect.stringContaining('Hello') }" : `{ ${many}: [], next_cursor: null }`});
  });
${
  auth === 'none'
    ? ''
    : `
  it('refuses whoever does not say who calls', async () => {
    expect((await stack.callDefault(line())).status).toBe(${auth === 'jwt' ? 401 : 403});
  });
`
}});
`.replaceAll('callDefault', kind === 'http' ? 'call' : 'callDefault');
}

const caller: Readonly<Record<Auth, string>> = { jwt: 'who has a token', iam: 'who signs the call', none: 'anybody' };

const headers: Readonly<Record<Auth, string>> = {
  jwt: ", { headers: await stack.as('alice') }",
  iam: ', { headers: await signed(stack, line()) }',
  none: '',
};

/** A Cognito authorizer whose method names no scopes takes id tokens. */
const idToken = ", { headers: { authorization: (await stack.world.identity.token({ sub: 'alice' })).id_token } }";

const webSocketCalls = (
  { auth }: NewApi,
  { one, One, words }: Names,
  stack: string,
): string => `import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Client, handshake${auth === 'none' ? '' : ', type Refused'} } from '../websocket-api/open-api';
${ofStack(stack, auth)}
describe(${stack}, () => {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await runStack(${stack});
  });
  afterAll(() => stack.close());

${
  auth === 'none'
    ? ''
    : `  const connect = (headers: Record<string, string>): Promise<Client | Refused> =>
    handshake(new WebSocket(stack.url, { headers: { ...headers, host: stack.host } }));

`
}  const join = async (): Promise<Client> => {
    const client = await ${joined[auth]};
    if (client instanceof Client) return client;
    throw new Error(\`The client must be let in, was refused with \${client.status}.\`);
  };

  it('brings a ${words} to everyone else', async () => {
    const [ann, ben] = [await join(), await join()];
    const sent = await ann.ask({ action: 'send${One}', text: 'Hello' });

    expect(sent).toMatchObject({ type: 'sent', deliveries: { delivered: 1, complete: true } });
    expect(await ben.next()).toMatchObject({ type: '${one}', id: sent.id, room: 'everyone', text: 'Hello' });
    for (const client of [ann, ben]) client.socket.close();
  });

  it('answers what it does not know with an error', async () => {
    const client = await join();

    expect(await client.ask({ action: 'dance' })).toMatchObject({ type: 'error', code: 'unknown_action' });
    client.socket.close();
  });
${
  auth === 'none'
    ? ''
    : `
  it('lets nobody in who does not say who comes', async () => {
    expect(await connect({})).toMatchObject({ status: ${auth === 'jwt' ? 401 : 403} });
  });
`
}});
`;

const joined: Readonly<Record<Auth, string>> = {
  jwt: "connect(await stack.as('alice'))",
  iam: 'connect(await signed(stack, `GET ${new URL(stack.url).pathname}`))',
  none: 'handshake(new WebSocket(stack.url, { headers: { host: stack.host } }))',
};
