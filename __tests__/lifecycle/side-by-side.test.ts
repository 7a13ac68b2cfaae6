import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalEndpoint, startLocalEndpoint } from './local-endpoint';
import { Project } from './project';
import { makeSurroundings } from './surroundings';

const [one, other] = ['dev-items-http-api', 'dev-chat-websocket-api'] as const;
let endpoint: LocalEndpoint;
let project: Project;

beforeAll(async () => {
  endpoint = await startLocalEndpoint();
  project = new Project(endpoint.url, [one, other], await makeSurroundings(endpoint.url));
  await project.deploy();
});

afterAll(() => endpoint.stop());

test('two stacks deployed at once are both as they were synthesized', async () => {
  expect(await project.diff(one)).toEqual([]);
  expect(await project.diff(other)).toEqual([]);
});

test('a stack that is destroyed leaves the other as it was', async () => {
  await project.destroy(one);
  expect(project.resources(one)).toEqual([]);
  expect(await project.diff(other)).toEqual([]);
});
