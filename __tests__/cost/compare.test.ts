import { describe, expect, it } from 'vitest';
import { changesReport, compare } from '../../cost';
import { estimateOf, type Resources } from './priced';

const stage = (size: string): Resources => ({
  aws_api_gateway_stage: { prod: { cache_cluster_enabled: true, cache_cluster_size: size } },
});
const stackWith = (resources: Resources) => estimateOf(resources).stacks[0];
const change = (before: Resources | undefined, after: Resources | undefined) =>
  compare(before && stackWith(before), after && stackWith(after));
const reportOf = (...given: Parameters<typeof change>) => changesReport([change(...given) ?? []].flat());

describe('a change', () => {
  it('is told with the resource that causes it', () => {
    expect(reportOf({ aws_kms_key: { k: {} } }, { aws_kms_key: { k: {} }, ...stage('0.5') })).toContain(
      '- api: $1.03 → $15.63 (+$14.60): `aws_api_gateway_stage.prod` +$14.60, REST cache memory 0.5 GB\n',
    );
  });

  it('names the largest cause first, and how many more there are', () => {
    expect(reportOf(stage('1.6'), stage('0.5'))).toContain(
      '- api: $27.74 → $14.60 (−$13.14): `aws_api_gateway_stage.prod` −$27.74, REST cache memory 1.6 GB, and 1 more\n',
    );
  });

  it('names the resource that is new among those that share a price', () => {
    const keys = (...names: readonly string[]): Resources => ({
      aws_kms_key: Object.fromEntries(names.map((name) => [name, {}])),
    });

    expect(change(keys('a'), keys('a', 'b'))?.causes[0]?.addresses).toEqual(['aws_kms_key.b']);
  });

  it('makes a new stack cost something, and a stack that is gone nothing', () => {
    expect(reportOf(undefined, stage('0.5'))).toContain('$0.00 → $14.60 (+$14.60)');
    expect(reportOf(stage('0.5'), undefined)).toContain('$14.60 → $0.00 (−$14.60)');
  });

  it('that costs nothing is told as such', () => {
    expect(reportOf(stage('0.5'), stage('0.5'))).toBe('No stack costs more or less a month.\n');
  });
});
