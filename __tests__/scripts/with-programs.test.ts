import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const command = resolve(__dirname, '../../scripts/run.mjs');

/** What is said where the browser's packages are not installed. */
function withoutBrowser(environment: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-no-browser-'));
  const { CI, ...rest } = process.env;
  const { status, stdout } = spawnSync(process.execPath, [command, 'with-programs', 'chromium', 'true'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...rest, npm_lifecycle_event: 'test:browser', ...environment },
  });
  return { status, stdout };
}

const message = 'test:browser: not run, it needs chromium (npm run browser:install)\n';

describe('tests that need a program which is not installed', () => {
  it('say in a line how it is installed, and are no failure for a person', () => {
    expect(withoutBrowser({})).toEqual({ status: 0, stdout: message });
  });

  it('fail in CI', () => {
    expect(withoutBrowser({ CI: 'true' })).toEqual({ status: 1, stdout: message });
  });
});
