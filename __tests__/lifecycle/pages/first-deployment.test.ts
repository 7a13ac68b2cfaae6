import { afterAll, beforeAll, expect } from 'vitest';
import { aws } from '../aws';
import { stepsInTurn } from '../steps-in-turn';
import { follow, Reader } from './reader';

const stack = 'dev-hello-http-api';
const tell = `url=$(terraform -chdir=cdktf.out/stacks/${stack} output -raw url)`;

let reader: Reader;
let url: string | undefined;
const step = stepsInTurn();

beforeAll(async () => {
  reader = await Reader.arrive();
});

afterAll(() => reader.leave());

follow('docs/first-deployment.md', {
  step,
  reader: () => reader,
  promises: {
    [`npm run deploy -- ${stack}`]: (output) => {
      url = /^ *url = "(.*)"$/m.exec(output)?.[1];
      expect(url).toMatch(/^https:\/\/\w+\.execute-api\.eu-west-1\.amazonaws\.com$/);
    },
    [tell]: async () => expect((await reader.shell.run('echo "$url"')).output).toContain(url),
  },
});

step('what was destroyed is in no state', async () => {
  expect(reader.resources(stack)).toEqual([]);
});

step('what was destroyed is not in the account', async () => {
  const { endpoint } = reader;
  expect(await aws(endpoint.url, ['apigatewayv2', 'get-apis'])).toEqual({ Items: [] });
  expect(await aws(endpoint.url, ['lambda', 'list-functions'])).toEqual({ Functions: [] });
  expect(await aws(endpoint.url, ['logs', 'describe-log-groups'])).toEqual({ logGroups: [] });
});
