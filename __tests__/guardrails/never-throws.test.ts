import { describe, expect, it } from 'vitest';
import { allRules, judgeConfiguration, runRules } from '../../guardrails';
import { cases } from './cases';
import { documentOf } from './cases/case';

/** A small generator of random numbers, the same on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const pick = <T>(next: () => number, from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
const words = [
  '',
  'x',
  '*',
  '$default',
  '$LATEST',
  'GET /{id}',
  '{',
  '[',
  '${',
  '${var.x}',
  '${aws_lambda_function.a.arn}',
  '${each.value}',
  '%{ if x }',
  '${jsonencode({a=aws_lambda_alias.a.arn})}',
  '__proto__',
  'constructor',
  '\u0000',
  'arn:aws:lambda:a:b:c',
  '{"Statement":[{}]}',
  '${[for a in b : a]}',
  '-1',
  'true',
  '1e999',
];
const types = [...new Set(allRules.flatMap((rule) => rule.types))].filter((type) => type !== '*');
const names = [
  ...new Set(cases.flatMap(({ breaks }) => Object.values(breaks).flatMap((body) => Object.keys(body ?? {})))),
];

function value(next: () => number, depth = 0): unknown {
  const kind = Math.floor(next() * (depth > 3 ? 5 : 8));
  if (kind === 0) return null;
  if (kind === 1) return next() < 0.5;
  if (kind === 2) return pick(next, [0, -1, 1.5, 86_401, Number.MAX_SAFE_INTEGER]);
  if (kind < 5) return pick(next, words);
  if (kind === 5) return Array.from({ length: Math.floor(next() * 4) }, () => value(next, depth + 1));
  return Object.fromEntries(
    Array.from({ length: Math.floor(next() * 5) }, () => [pick(next, [...names, ...words]), value(next, depth + 1)]),
  );
}

function document(next: () => number): unknown {
  const body = () => Object.fromEntries(Array.from({ length: 8 }, () => [pick(next, names), value(next)]));
  const resource = Object.fromEntries(Array.from({ length: 12 }, () => [pick(next, types), { a: body(), b: body() }]));
  return {
    resource,
    data: value(next),
    locals: value(next),
    variable: value(next),
    provider: value(next),
    module: value(next),
    output: value(next),
  };
}

const judged = (one: unknown) => runRules(one, { today: '2026-11-20' }).findings;

const few = cases
  .filter(({ breaks }, at) => at % 4 === 0 && Object.keys(breaks).length < 8)
  .map((one, at) => [`${one.rule} ${at}`, one] as const);

describe('the engine', () => {
  it.each(Array.from({ length: 120 }, (_, at) => at + 1))(
    'judges random Terraform of seed %i without throwing',
    (seed) => {
      expect(Array.isArray(judged(document(random(seed))))).toBe(true);
    },
  );

  it.each(Array.from({ length: 50 }, (_, at) => at + 1000))(
    'judges random JSON of seed %i without throwing',
    (seed) => {
      expect(Array.isArray(judged(value(random(seed))))).toBe(true);
    },
  );

  it.each(Array.from({ length: 40 }, (_, at) => at + 2000))(
    'judges a random plan of seed %i without throwing',
    (seed) => {
      const next = random(seed);
      const changes = types.slice(0, 30).map((type) => ({
        address: `${type}.a`,
        type,
        mode: 'managed',
        change: { after: value(next), after_unknown: value(next), after_sensitive: value(next) },
      }));
      const configuration = {
        root_module: { resources: changes.map(({ address, type }) => ({ address, type, expressions: value(next) })) },
        provider_config: value(next),
      };
      expect(Array.isArray(judged({ resource_changes: changes, configuration }))).toBe(true);
    },
  );

  it.each(few)('judges every single argument of %s replaced by anything', (_name, one) => {
    const next = random(7);
    for (const [address, body] of Object.entries(one.breaks)) {
      for (const name of Object.keys(body ?? {})) {
        const changed = { ...one.breaks, [address]: { ...body, [name]: value(next) } };
        expect(Array.isArray(judged(documentOf(changed)))).toBe(true);
      }
    }
  });

  it('ends on references in a circle', () => {
    const resource = {
      aws_lambda_alias: {
        a: { function_name: '${aws_lambda_alias.b.function_name}' },
        b: { function_name: '${aws_lambda_alias.a.function_name}' },
      },
    };
    expect(judged({ resource, locals: { a: '${local.b}', b: '${local.a}' } })).toEqual([]);
  });

  it('ends on locals that double a thousand times', () => {
    const locals = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`l${at + 1}`, `\${local.l${at}}\${local.l${at}}`]),
    );
    expect(
      judged({
        locals: { l0: 'x', ...locals },
        resource: { aws_lambda_function: { f: { description: '${local.l60}' } } },
      }),
    ).toEqual([]);
  });

  it('ends on lists nested in lists a thousand times', () => {
    const locals = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`l${at + 1}`, `\${[local.l${at}, local.l${at}]}`]),
    );
    expect(
      judged({ locals: { l0: 'x', ...locals }, resource: { aws_lambda_function: { f: { layers: '${local.l60}' } } } }),
    ).toEqual([]);
  });

  it('ends on deep nesting', () => {
    let deep: unknown = 'x';
    for (let at = 0; at < 3000; at++) deep = [deep];
    const text = `${'${('.padEnd(3000, '(')}1${')'.repeat(2998)}}`;
    expect(judged({ resource: { aws_lambda_function: { f: { description: deep, layers: text } } } })).toEqual([]);
  });

  it('ends on huge lists', () => {
    const list = Array.from({ length: 200_000 }, (_, at) => `https://a${at}.example`);
    const resource = {
      aws_apigatewayv2_api: { a: { cors_configuration: { allow_origins: list } } },
      aws_x: { b: { count: 10_000_000 }, c: { for_each: list } },
    };
    expect(judged({ resource })).toEqual([]);
  });

  it('judges a configuration without files', () => {
    expect(judgeConfiguration({ files: [] }, { today: '2026-11-20' })).toEqual({ findings: [], waived: [] });
  });
});
