import { describe, expect, it } from 'vitest';
import type { CallSummary } from '../../../../local/console/interface';
import { happened, unknown, withOverview } from '../../../../local/console/page/live-state';

const call = (id: string): CallSummary => ({
  id,
  at: 0,
  stack: 'dev-a',
  api: 'api',
  method: 'GET',
  path: '/',
  status: 200,
  milliseconds: 1,
  way: [],
});
const sampling = { kept: 2, passed: 2, leftOut: 0 };

describe('what the page knows of the run', () => {
  it('has the newest call first', () => {
    const live = happened(unknown, { event: 'calls', calls: [call('1'), call('2')], sampling });

    expect(happened(live, { event: 'calls', calls: [call('3')], sampling }).calls.map(({ id }) => id)).toEqual([
      '3',
      '2',
      '1',
    ]);
  });

  it('keeps 500 calls, however many pass', () => {
    const many = Array.from({ length: 1000 }, (_, at) => call(String(at)));
    const { calls } = happened(unknown, { event: 'calls', calls: many, sampling });

    expect([calls.length, calls[0]?.id, calls.at(-1)?.id]).toEqual([500, '999', '500']);
  });

  it('has a problem until it is mended', () => {
    const shown = happened(unknown, { event: 'problem', problem: { id: 'bundle', message: 'no', since: 1 } });
    const again = happened(shown, { event: 'problem', problem: { id: 'bundle', message: 'still no', since: 2 } });

    expect(again.problems.map(({ message }) => message)).toEqual(['still no']);
    expect(happened(again, { event: 'mended', id: 'bundle' }).problems).toEqual([]);
  });

  it('counts how often a stack is read anew', () => {
    const once = happened(unknown, { event: 'reloaded', stack: 'dev-a' });

    expect(happened(once, { event: 'reloaded', stack: 'dev-a' }).versions).toEqual({ 'dev-a': 2 });
  });

  it('has the last that the terminal said', () => {
    expect(happened(unknown, { event: 'note', message: 'bundled' }).note).toBe('bundled');
  });

  it('takes from the overview what stands now', () => {
    const problems = [{ id: 'synth', message: 'no', since: 1 }];

    expect(withOverview(unknown, { stacks: [], problems, sampling })).toMatchObject({
      connected: true,
      problems,
      sampling,
    });
  });
});
