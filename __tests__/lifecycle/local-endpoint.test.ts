import { beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../terraform/synthesized';
import { type LocalException, lacksOf, localExceptions, startLocalEndpoint } from './local-endpoint';

const exceptions = await localExceptions();
let ours: Json;
let stock: Json;

beforeAll(async () => {
  [ours, stock] = await Promise.all([lacks(), lacks('--stock')]);
}, 60_000);

/** What an endpoint lacks that is started with these options. */
async function lacks(...options: readonly string[]): Promise<Json> {
  const endpoint = await startLocalEndpoint(...options);
  try {
    return await lacksOf(endpoint);
  } finally {
    await endpoint.stop();
  }
}

describe.for(exceptions)('$name', ({ name }: LocalException) => {
  test('is still needed: stock moto lacks it', () => {
    expect(stock[name]).toBeTruthy();
  });

  test('is cured', () => {
    expect(ours[name]).toBe(false);
  });
});
