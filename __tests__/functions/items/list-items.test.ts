import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../../functions/items/item-record';
import { newItem } from '../../../functions/items/items';
import { payloads } from '../../support/api-events';
import type { Answer, HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

interface Listed {
  readonly id: string;
  readonly created_at: string;
}

describe.each(payloads)('GET /items, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  const names = Array.from({ length: 150 }, (_, number) => `Item ${String(number).padStart(3, '0')}`);
  const newestFirst = [...names].reverse();

  /** The record of an item that is so many milliseconds old in the year 2026. Every third is in the category `home`. */
  const seeded = (name: string, number: number) => {
    const category = number % 3 === 0 ? { category: 'home' } : {};
    const created_at = new Date(Date.UTC(2026, 0, 1) + number).toISOString();
    return recordOf({ ...newItem({ name, description: 'Seeded.', ...category }, 'alice'), created_at });
  };

  const list = (query: Record<string, string | string[]> = {}) =>
    service.invoke(makeEvent('GET /items', { query, authorizer: null }));

  const listAll = async (query: Record<string, string>, between = async () => {}) => {
    const pages: Answer[] = [];
    for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.body.next_cursor) {
      pages.push(await list({ ...query, ...(cursor && { cursor }) }));
      await between();
    }
    return pages;
  };

  const namesOf = (pages: Answer[]) =>
    pages.flatMap(({ body }) => body.items.map(({ name }: { name: string }) => name));

  beforeAll(async () => {
    service = await startItemsService();
    await service.engine.put('items', ...names.map(seeded));
  });
  afterAll(() => service.close());

  it('answers twenty items, newest first, and a cursor', async () => {
    const { statusCode, body } = await list();

    expect(statusCode).toBe(200);
    expect(namesOf([{ body } as Answer])).toEqual(newestFirst.slice(0, 20));
    expect(body.next_cursor).toMatch(/^[\w-]+$/);
  });

  it.each(['7', '50', '100'])('shows each item once, newest first, by pages of %s', async (limit) => {
    const pages = await listAll({ limit });

    expect(namesOf(pages)).toEqual(newestFirst);
    expect(pages.slice(0, -1).every(({ body }) => body.items.length === Number(limit))).toBe(true);
  });

  it('asks for no page after the last, even when that is full', async () => {
    expect(await listAll({ limit: '75' })).toHaveLength(2);
  });

  it('shows the items of one category', async () => {
    const expected = newestFirst.filter((name) => Number(name.slice(5)) % 3 === 0);

    expect(namesOf(await listAll({ limit: '20', category: 'home' }))).toEqual(expected);
  });

  it('answers an empty page for a category that no item has', async () => {
    expect((await list({ category: 'none' })).body).toEqual({ items: [], next_cursor: null });
  });

  it('shows only public fields', async () => {
    const { body } = await list({ limit: '100' });
    const fields = new Set(body.items.flatMap((item: Listed) => Object.keys(item)));

    expect([...fields].sort()).toEqual(['category', 'created_at', 'created_by', 'description', 'id', 'name']);
  });

  it('queries and never scans', async () => {
    service.reset();
    await list();

    expect(new Set(service.engine.operations)).toEqual(new Set(['Query']));
  });

  it('shows each older item once while newer ones arrive', async () => {
    let arrived = 0;
    const pages = await listAll({ limit: '10' }, async () => {
      arrived += 1;
      await service.engine.put('items', seeded(`Newcomer ${arrived}`, 1000 + arrived));
    });

    expect(namesOf(pages)).toEqual(newestFirst);
  });

  it('ignores parameters that it does not know', async () => {
    expect((await list({ utm_source: 'x', __proto__x: 'y' })).statusCode).toBe(200);
  });

  it.each(['0', '101', '-1', '1.5', '1e1', '', ' 5', '0x10', 'ten', '٣'])(
    'answers 400 to the limit %j',
    async (limit) => {
      expect(await list({ limit })).toMatchObject({
        statusCode: 400,
        body: { errors: [{ field: 'limit', message: 'must be one whole number from 1 to 100' }] },
      });
    },
  );

  it.each(['limit', 'cursor', 'category'])('answers 400 to %s given twice', async (name) => {
    const { statusCode, body } = await list({ [name]: ['1', '2'] });

    expect(statusCode).toBe(400);
    expect(body.errors).toMatchObject([{ field: name }]);
  });

  it.each(['', ' ', 'x'.repeat(51), 'a\nb'])('answers 400 to the category %j', async (category) => {
    expect(await list({ category })).toMatchObject({ statusCode: 400, body: { errors: [{ field: 'category' }] } });
  });

  it('answers 400 to a cursor of another category', async () => {
    const ofAll = (await list({ limit: '1' })).body.next_cursor;
    const ofHome = (await list({ limit: '1', category: 'home' })).body.next_cursor;
    const misused: Record<string, string>[] = [
      { cursor: ofAll, category: 'home' },
      { cursor: ofHome },
      { cursor: ofHome, category: 'work' },
    ];

    for (const query of misused) expect(await list(query)).toMatchObject({ statusCode: 400 });
  });

  it('answers 400 to a cursor with any one character changed, added or removed', async () => {
    const cursor: string = (await list({ limit: '1', category: 'home' })).body.next_cursor;
    const altered = [...cursor].flatMap((character, at) => [
      cursor.slice(0, at) + (character === 'A' ? 'B' : 'A') + cursor.slice(at + 1),
      cursor.slice(0, at) + String.fromCharCode(character.charCodeAt(0) ^ 1) + cursor.slice(at + 1),
      cursor.slice(0, at) + cursor.slice(at + 1),
      `${cursor.slice(0, at)}A${cursor.slice(at)}`,
    ]);
    const answers = await Promise.all(altered.map((value) => list({ cursor: value, category: 'home' })));

    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([400]));
  });

  it.each(['', 'x', '=', 'null', 'W10', 'A'.repeat(5000), Buffer.from('["[1,null,7]","x"]').toString('base64url')])(
    'answers 400 to the malformed cursor %j',
    async (cursor) => {
      expect(await list({ cursor })).toMatchObject({ statusCode: 400, body: { errors: [{ field: 'cursor' }] } });
    },
  );

  it('turns a page of the longest category of the costliest characters', async () => {
    const category = '\\😀"'.repeat(16);
    for (const name of ['one', 'two']) {
      await service.invoke(makeEvent('POST /items', { body: { name, description: 'x', category } }));
    }

    expect(namesOf(await listAll({ category, limit: '1' }))).toEqual(['two', 'one']);
  });
});
