import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payload1, payload2 } from '../../support/api-events';
import { seededRandom } from '../../support/seeded-random';
import { type Answer, type ItemsService, startItemsService } from './items-service';

const id = '00000000-0000-4000-8000-000000000000';
const routes = ['GET /items', 'GET /items/{id}', 'POST /items', 'PUT /items/{id}', 'DELETE /items/{id}', '$default'];
const strings = [
  '',
  ' ',
  '/',
  '//',
  '..',
  '%',
  '%zz',
  '\u0000',
  '\ud800',
  '😀',
  '“1”',
  'null',
  '{}',
  '[]',
  '{"name":',
  '__proto__',
  'constructor',
  'toString',
  '\r\nset-cookie: a=b',
  '2.0',
  '1.0',
  'GET',
  'CONNECT',
  id,
  '"1"',
  '*',
  'x'.repeat(20_000),
];

/** Makes events of every kind of wrongness, the same for the same seed. */
class BadEvents {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  next(): unknown {
    return this.random() < 0.2 ? this.value(4) : this.damaged();
  }

  /** A true event with up to three of its members, at any depth, replaced or removed. */
  private damaged(): unknown {
    const makeEvent = this.pick([payload1, payload2]);
    const event: unknown = JSON.parse(JSON.stringify(makeEvent(this.pick(routes), this.request())));
    for (let left = this.below(4); left > 0; left -= 1) this.damage(event);
    return event;
  }

  /** A request that is mostly right, so that what is wrong with it is met as deep inside as possible. */
  private request() {
    const mostly = <Value>(right: Value) => (this.random() < 0.7 ? right : this.pick(strings));
    const item = { name: mostly('Lamp'), description: mostly('Gives light.'), category: mostly('home') };
    return {
      pathParameters: { id: mostly(id), proxy: mostly('items') },
      query: { limit: mostly('5'), category: mostly('home'), [this.pick(['cursor', 'x'])]: this.pick(strings) },
      headers: { 'If-Match': mostly('*'), 'Idempotency-Key': mostly('key'), [this.pick(strings)]: 'x' },
      body: this.random() < 0.7 ? item : this.value(3),
      base64: this.random() < 0.3,
    };
  }

  private damage(target: unknown): void {
    if (typeof target !== 'object' || target === null) return;
    const key = this.pick(Object.keys(target));
    if (key === undefined) return;
    const member: unknown = Reflect.get(target, key);
    const deeper = typeof member === 'object' && member !== null && this.random() < 0.6;
    if (deeper) this.damage(member);
    else if (this.random() < 0.2) Reflect.deleteProperty(target, key);
    else Reflect.set(target, key, this.value(3));
  }

  private value(depth: number): unknown {
    const leaves = [null, true, 0, -1, 1e308, this.pick(strings), this.pick(strings)];
    const kind = this.random();
    if (depth === 0 || kind < 0.6) return this.pick(leaves);
    const members = Array.from({ length: this.below(4) }, () => this.value(depth - 1));
    if (kind < 0.8) return members;
    return Object.fromEntries(members.map((member) => [this.pick(strings), member]));
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }
}

const isWellFormed = ({ statusCode, raw }: Answer) =>
  Number.isInteger(statusCode) &&
  statusCode >= 200 &&
  statusCode < 500 &&
  typeof raw.body === 'string' &&
  Object.values(raw.headers ?? {}).every((value) => typeof value === 'string');

describe('A bad event', () => {
  let service: ItemsService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  it('gets a well-formed answer that is no 5xx, a thousand times over', async () => {
    const events = new BadEvents(20261120);
    const refused: unknown[] = [];
    for (let count = 0; count < 1000; count += 1) {
      const event = events.next();
      const answer = await service.invoke(event).catch((error: unknown) => ({ error }));
      if ('error' in answer || !isWellFormed(answer)) refused.push({ event, answer });
    }

    expect(refused).toEqual([]);
    expect(service.printed().filter(({ level }) => level === 'ERROR')).toEqual([]);
  });

  it.each([null, undefined, '', 'text', 7, true, [], {}, { warmup: 'true' }, { warmup: false }, { version: '2.0' }])(
    'is answered 400 when it is %j',
    async (event) => {
      const { statusCode, body } = await service.invoke(event);

      expect({ statusCode, body }).toEqual({
        statusCode: 400,
        body: { message: 'The event must be payload 1.0 or 2.0 of API Gateway.' },
      });
    },
  );

  it('is answered 400 when a header is no string', async () => {
    const event = payload2('DELETE /items/{id}', { pathParameters: { id } });

    expect((await service.invoke({ ...event, headers: { 'if-match': 1 } })).statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });

  it('cannot reach the table by inherited members', async () => {
    const event = payload2('GET /items/{id}', { pathParameters: JSON.parse('{"__proto__":{"id":"x"}}') });

    expect((await service.invoke(event)).statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });
});
