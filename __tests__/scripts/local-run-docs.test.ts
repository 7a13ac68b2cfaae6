import { describe, expect, it } from 'vitest';
import { factTables } from '../../scripts/local-run-docs/fact-tables';
import facts from '../../scripts/local-run-docs/facts.json';
import { pageWith } from '../../scripts/local-run-docs/main';
import { namedFacts } from '../../scripts/local-run-docs/named-facts';
import { notSimulated } from '../../scripts/local-run-docs/not-simulated';

const root = process.cwd();
const idsOf = (kind: RegExp) =>
  facts.filter(({ section }) => kind.test(section)).flatMap(({ facts: rows }) => rows.map(({ id }) => id));

describe('The facts of docs/local-run.md', () => {
  it('about HTTP APIs and Lambda have a test that names them, or a reason why not', () => {
    const named = namedFacts(root);

    expect(idsOf(/^(HTTP API|Lambda)/).filter((id) => !named.has(id) && !notSimulated[id])).toEqual([]);
  });

  it('have no reason where a test proves them', () => {
    const named = namedFacts(root);

    expect(Object.keys(notSimulated).filter((id) => named.has(id))).toEqual([]);
  });

  it('stand in tables after the text of the page, which stays as it is', () => {
    const page = pageWith(
      `# Text\n\n<!-- What follows is written by npm run docs:local-run. -->\nold`,
      factTables(root),
    );

    expect(page).toMatch(/^# Text\n\n<!-- What follows/);
    expect(page).not.toContain('old\n');
    expect(page).toContain('| G001 | Routes are chosen by specificity');
    expect(page).toContain('`http-api/routing.test.ts`');
  });
});
