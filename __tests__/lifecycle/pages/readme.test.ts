import { afterAll, beforeAll, expect } from 'vitest';
import { stepsInTurn } from '../steps-in-turn';
import { follow, Reader } from './reader';

let reader: Reader;
const step = stepsInTurn();

beforeAll(async () => {
  reader = await Reader.arrive();
});

afterAll(() => reader.leave());

follow('README.md', {
  step,
  reader: () => reader,
  promises: {
    'npm run diff -- dev-items-http-api': (output) => expect(output).toContain('No changes.'),
  },
});

step('git ignores the state', async () => {
  expect(reader.resources('dev-account')).not.toEqual([]);
  expect(await reader.shell.run('git status --porcelain terraform-state')).toEqual({ code: 0, output: '' });
});

step('what was destroyed is in no state', async () => {
  expect(reader.resources('dev-items-http-api')).toEqual([]);
});
