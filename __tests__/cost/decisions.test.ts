import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { growthOf } from '../../cost';
import { apiKinds, caches, memories, provisioned } from '../../cost/decisions/decisions';
import { monthOf } from '../../cost/decisions/example';
import { modelOf } from '../../terraform/model/model';

const project = resolve(__dirname, '../..');

describe('what the model decides', () => {
  it('an HTTP API saves exactly the difference by the request, because all the rest is the same', () => {
    const [, million] = apiKinds();

    expect(million?.rest.minus(million.http).toNumber()).toBe(2.5);
  });

  it('a cache pays for itself at the traffic that is told, and not below', () => {
    const half = caches()[0]?.from.find(({ hitRate }) => hitRate === 0.5);
    const requests = Math.ceil(half?.requests.toNumber() ?? 0);
    const saved = (calls: number) => {
      const use = (share: number) => ({ requests: calls, readUnits: calls * 0.5 * share, writeUnits: 0, tableGb: 0 });
      const without = monthOf({ kind: 'REST' }, use(1));
      return without.minus(monthOf({ kind: 'REST', cache: '0.5' }, { ...use(0.5), cacheHitRate: 0.5 })).toNumber();
    };

    expect(saved(requests)).toBeGreaterThanOrEqual(0);
    expect(saved(requests * 0.99)).toBeLessThan(0);
  });

  it('an environment of 512 MB that stands ready costs $4.38 a month on arm64', () => {
    const half = provisioned().find(({ memory }) => memory === 512);

    expect(half?.month.toCents()).toBe(4.38);
  });

  it('an environment that works three fifths of its time costs no more than a function on demand', () => {
    expect(provisioned().map(({ busy }) => Math.round(busy.toNumber() * 1000) / 1000)).toEqual([0.6, 0.6, 0.6, 0.6]);
  });

  it('arm64 saves a fifth of the time, and nothing of the request', () => {
    const large = memories().at(-1);

    expect(large?.x86.minus(0.2).times(0.8).minus(large.arm64.minus(0.2)).toNumber()).toBeCloseTo(0, 4);
  });

  it('growth multiplies what is called, and leaves what stands', () => {
    const document = {
      provider: { aws: { region: 'us-east-1' } },
      resource: {
        aws_apigatewayv2_api: { main: { protocol_type: 'HTTP' } },
        aws_cloudwatch_composite_alarm: { down: {} },
      },
    };
    const stack = { name: 'api', model: modelOf({ files: [{ name: 'main.tf.json', document }] }) };
    const traffic = { stacks: { api: { requests: 1_000_000, responseKb: 0 } } };

    expect(growthOf(stack, traffic).map(({ times, total }) => [times, total.toCents()])).toEqual([
      [0, 0.5],
      [1, 1.5],
      [10, 10.5],
      [100, 100.5],
    ]);
  });
});

describe('docs/costs.md and README.md', () => {
  it('say what the model says', () => {
    const run = ['scripts/run.mjs', 'costs-docs', '--check', '--without-stacks'];
    const { status, stderr } = spawnSync(process.execPath, run, { cwd: project, encoding: 'utf8' });

    expect([status, stderr]).toEqual([0, '']);
  });
});
