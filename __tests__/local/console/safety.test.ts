import { expect, it } from 'vitest';
import { folderOf } from '../support/functions';
import { files, runWithConsole, send } from './running-console';

const api = { aws_apigatewayv2_api: { api: { name: 'shop', protocol_type: 'HTTP' } } };
const running = () => runWithConsole(folderOf({}), api);

it('serves the page with a policy that loads nothing foreign, and types that are not guessed', async () => {
  const { console } = await running();
  const page = await send(console.url);
  const script = await send(`${console.url}/page.js`);
  const style = await send(`${console.url}/page.css`);

  expect([page.body, script.body, style.body]).toEqual([files.html, files.script, files.style]);
  expect([page, script, style].map(({ headers }) => headers['content-type'])).toEqual([
    'text/html; charset=utf-8',
    'text/javascript; charset=utf-8',
    'text/css; charset=utf-8',
  ]);
  for (const { headers } of [page, script, style]) {
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
  }
});

it.each(['evil.example', 'localhost.evil.example', '192.168.1.7:3900', '127.0.0.1.evil.example:3900'])(
  'refuses the foreign host %s',
  async (host) => {
    const { console } = await running();
    const { status, body } = await send(`${console.url}/api/overview`, 'GET', { host });

    expect([status, body]).toEqual([
      403,
      { message: `Host: must be localhost or a loopback address, was ${JSON.stringify(host)}.` },
    ]);
  },
);

it.each(['127.0.0.1', 'localhost:3901', '[::1]:3900'])('takes the host %s of this machine', async (host) => {
  const { console } = await running();

  expect((await send(`${console.url}/api/overview`, 'GET', { host })).status).toBe(200);
});

it.each([
  ['GET', { origin: 'https://evil.example' }],
  ['GET', { origin: 'null' }],
  ['GET', { origin: 'http://localhost:3000' }],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['POST', { origin: 'https://evil.example' }],
  ['POST', {}],
] as const)('refuses %s with %j, which its own page does not send', async (method, headers) => {
  const { console } = await running();
  const { status, body } = await send(`${console.url}/api/overview`, method, {
    ...headers,
    'content-type': 'application/json',
  });

  expect(status).toBe(403);
  expect(body.message).toMatch(/^Origin: must be http:\/\/localhost:\d+, the page's own, was ".+"\.$/);
});

it('answers its own page', async () => {
  const { console } = await running();
  const { status } = await send(`${console.url}/api/overview`, 'GET', { origin: console.url });

  expect(status).toBe(200);
});

it('says that it has nothing at a path', async () => {
  const { get } = await running();

  expect(await get('/api/nothing')).toMatchObject({
    status: 404,
    body: { message: 'GET /api/nothing: the console has nothing there.' },
  });
});
