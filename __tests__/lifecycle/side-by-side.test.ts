import { beforeAll, expect, test } from 'vitest';
import { ownAccount } from './own-account';
import type { Project } from './project';

const [one, other] = ['dev-items-http-api', 'dev-chat-websocket-api'] as const;
const account = ownAccount();
let project: Project;

beforeAll(async () => {
  project = account.projectOf(one, other);
  await project.deploy();
});

test('two stacks deployed at once are both as they were synthesized', async () => {
  expect(await project.diff(one)).toEqual([]);
  expect(await project.diff(other)).toEqual([]);
});

test('a stack that is destroyed leaves the other as it was', async () => {
  await project.destroyByCdktf(one);
  expect(project.resources(one)).toEqual([]);
  expect(await project.diff(other)).toEqual([]);
});
