import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstEnvironment } from '../../support/own-environments';
import { mainStage, type RestStage, restStage } from './rest-stage';
import { Clock } from './throttled';

const stack = `${firstEnvironment}-users-rest-api`;

const clock = new Clock();
let api: RestStage;
beforeAll(async () => {
  api = await restStage(stack, mainStage(stack, firstEnvironment), { now: clock.now });
});
// No throttle may come between two tests.
beforeEach(() => clock.pass(10));

/** Texts that end a string, a line, an object or a form in something less careful. */
const hostile = [
  '"',
  "it's",
  '\\',
  '\\"',
  '", "x": "',
  '"}}, "TableName": "other", "Key": {"pk": {"S": "',
  '&Action=DeleteQueue',
  'a\nb\r\tc',
  '</script>',
  '$context.requestId #set($a = 1) ${x}',
  'ü 漢 😀',
];

/** As callers write it in a path: quotes and dollars may stand there as they are. */
const inPath = (text: string): string =>
  encodeURIComponent(text).replace(/%(22|24|26|3D|7B|7D)/g, (code) => decodeURIComponent(code));

/** What the template made of the request, as the trace shows it. */
async function written(line: string) {
  const { whole, ...answer } = await api.ask(line);
  return { ...answer, output: whole.trace.templates[0]?.output ?? '' };
}

describe('the template that reads a summary', () => {
  it.each(hostile)('asks for the user %j, of our table alone', async (text) => {
    const { status, output } = await written(`GET /users/${inPath(text)}/summary`);

    expect(status).toBe(404);
    expect(JSON.parse(output)).toMatchObject({
      TableName: expect.stringContaining(stack),
      Key: { pk: { S: inPath(text) } },
    });
  });
});

describe('the template that answers with a summary', () => {
  it.each(['"', "it's", '\\', '</script>', '$context.requestId #set($a = 1) ${x}', 'ü 漢 😀'])(
    'shows the name %j as it is',
    async (name) => {
      const email = `${Buffer.from(name).toString('hex')}@example.com`;
      const made = await api.call('POST /users', { body: { name, email } });
      const { status, json } = await api.call(`GET /users/${made.json.id}/summary`);

      expect([status, json.name]).toEqual([200, name]);
    },
  );
});

describe('the template that asks for an export', () => {
  it.each(hostile)('sends the user %j as the whole message, and as nothing else', async (text) => {
    const { status, output } = await written(`POST /users/${inPath(text)}/exports`);
    const form = new URLSearchParams(output);

    expect(status).toBe(202);
    expect([form.getAll('Action'), form.getAll('MessageBody')]).toEqual([['SendMessage'], [inPath(text)]]);
  });
});
