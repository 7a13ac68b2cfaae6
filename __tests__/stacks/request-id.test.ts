import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionStatuses, serviceStatuses, withRequestId } from '../../stacks/request-id';

/** Statuses as they stand in the handlers: `answer(404, …`, `{ status: 204 }`, `[400, 409]` of a list of statuses. */
function statusesIn(folder: string): number[] {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const text = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  return [...text.matchAll(/(?:answer\w*\(|status: )([2-5]\d\d)\b/g)].map(([, status]) => Number(status));
}

/** The handlers that answer with it, as far as they are here. */
const folders = ['items', 'users', 'shared'].filter((name) => existsSync(join('functions', name)));

describe('X-Request-ID', () => {
  it.each(folders)('goes with every status that functions/%s answers with', (folder) => {
    const statuses = statusesIn(join('functions', folder));

    expect(statuses).not.toEqual([]);
    expect(statuses.filter((status) => !functionStatuses.includes(status as never))).toEqual([]);
  });

  it('goes with every status of a function that a service behind a load balancer may answer with, too', () => {
    expect(functionStatuses.filter((status) => !serviceStatuses.includes(status as never))).toEqual([]);
  });

  it('is the id that the access log has', () => {
    expect(withRequestId([200, 404])).toEqual({
      200: { 'overwrite:header.X-Request-ID': '$context.requestId' },
      404: { 'overwrite:header.X-Request-ID': '$context.requestId' },
    });
  });
});
