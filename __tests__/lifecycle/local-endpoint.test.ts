import { Testing } from 'cdktf';
import { beforeAll, describe, expect, test } from 'vitest';
import { ReleasedStack, tenth } from '../support/released-stacks';
import { documentOf as synthesizedOf } from '../support/synth';
import { documentOf, type Json, stackNames } from '../with-terraform/synthesized';
import { lacksOf, localExceptions, startLocalEndpoint } from './local-endpoint';

const exceptions = await localExceptions();
const released = synthesizedOf(new ReleasedStack(Testing.app(), 'http', tenth)).json;
const documents = [...stackNames().map((stack) => documentOf(stack)), released];
const deployed = new Set(documents.flatMap(({ resource }) => Object.keys(resource)));
let ours: Json;
let stock: Json;

beforeAll(async () => {
  [ours, stock] = await Promise.all([lacks(), lacks('--stock')]);
});

/** What an endpoint lacks that is started with these options. */
async function lacks(...options: readonly string[]): Promise<Json> {
  const endpoint = await startLocalEndpoint(...options);
  try {
    return await lacksOf(endpoint);
  } finally {
    await endpoint.stop();
  }
}

describe.for(exceptions.map(({ name, resource }) => [name, resource] as const))('%s', ([name, resource]) => {
  test('is about a resource that a stack has, or has with a release', () => {
    expect([...deployed]).toContain(resource);
  });

  test('is still needed: stock moto lacks it', () => {
    expect(stock[name]).toBeTruthy();
  });

  test('is cured', () => {
    expect(ours[name]).toBe(false);
  });
});
