import { seededRandom } from './seeded-random';

/** Texts that are at the edge of what fields take. */
const texts = [
  '',
  ' ',
  'a',
  'Ada',
  ' Ada ',
  'two words',
  'a\nb',
  'a\tb',
  'a\u0000b',
  'a\u0085b',
  'a\u2028b',
  'a\u202eb',
  '\u200b',
  ' \u2060\u3164\ufeff ',
  '\u{e0001}',
  '\ud83d',
  'a\udc00',
  '😀',
  '👩\u200d🚀',
  'x'.repeat(50),
  'x'.repeat(51),
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(100),
  'x'.repeat(101),
  '😀'.repeat(50),
  '😀'.repeat(51),
  '😀'.repeat(100),
  '😀'.repeat(101),
  '😀'.repeat(1000),
  'x'.repeat(1001),
  'SKU-1.a_b',
  'ada@example.com',
  ' ada@example.com\n',
  'ada@example',
  'ada@',
  '@example.com',
  'ada..b@example.com',
  "o'brien+x@mail.example.co.uk",
  'ädа@example.com',
  'ada@example.com,eve@example.com',
  `${'a'.repeat(242)}@example.com`,
  `${'a'.repeat(243)}@example.com`,
];

const others = [null, true, 0, 1, -1, 1.5, 10_000, 10_001, 1e21, [], {}, ['Ada'], { name: 'Ada' }];
const names = ['role', 'id', 'Name', 'constructor', 'toString', '__proto__', ''];

/** Picks by chance, the same on every machine. */
export type Random = ReturnType<typeof seededRandom>;

const pick = <Value>(random: Random, from: readonly Value[]): Value =>
  from[Math.floor(random() * from.length)] as Value;

/** Bodies near one that is accepted: each has some of its values, at any depth, changed, left out or added to. */
export function randomBodies(accepted: unknown, count: number, seed: number): unknown[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => (random() < 0.03 ? pick(random, others) : changed(accepted, random)));
}

function changed(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return changedList(value, random);
  if (typeof value === 'object' && value !== null) return changedObject(value, random);
  const chance = random();
  if (chance < 0.5) return value;
  if (chance < 0.6) return pick(random, others);
  return typeof value === 'string' || chance > 0.9 ? pick(random, texts) : pick(random, [0, 1, 2, 1.5, 10_000, 10_001]);
}

function changedList(list: readonly unknown[], random: Random): unknown[] {
  const length = pick(random, [0, 1, 1, 1, 2, 100, 101]);
  // A long list is of one kind, or hardly any would be accepted.
  const members = Array.from({ length }, (_, at) => list[at % list.length]);
  return length > 2 && random() < 0.5 ? members : members.map((member) => changed(member, random));
}

function changedObject(object: object, random: Random): unknown {
  const kept = Object.entries(object).filter(() => random() > 0.1);
  const members = kept.map(([name, value]) => [name, changed(value, random)] as const);
  // As JSON, so that `__proto__` is a member like any other.
  const added = random() < 0.15 ? [[pick(random, names), pick(random, texts)] as const] : [];
  return JSON.parse(
    `{${[...members, ...added].map(([n, v]) => `${JSON.stringify(n)}:${JSON.stringify(v)}`).join(',')}}`,
  );
}
