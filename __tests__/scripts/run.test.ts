import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const script = resolve(__dirname, '../../scripts/run.mjs');

/** What a command says, run by a Node that gives itself out as another version. */
function saidBy(run: string, command: string, version = process.versions.node) {
  const versions = JSON.stringify({ ...process.versions, node: version });
  const as = `data:text/javascript,Object.defineProperty(process, 'versions', { value: ${encodeURIComponent(versions)} })`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', as, run, command], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe.each(['synth', 'test'])('npm run %s', (command) => {
  it.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1'])(
    'names in one line the versions of Node.js that it needs, where it is %s',
    (version) => {
      const stderr = `${command}: Node.js must be 20.19, 22.12, 24 or newer, was ${version}.\n`;

      expect(saidBy(script, command, version)).toEqual({ status: 2, stdout: '', stderr });
    },
  );

  it('names in one line the command that installs the packages, where there are none', () => {
    const copy = join(mkdtempSync(join(tmpdir(), 'gatehouse-run-')), 'scripts');
    mkdirSync(copy);
    cpSync(script, join(copy, 'run.mjs'));
    const stderr = `${command}: node_modules must hold the packages, and does not. Run npm ci.\n`;

    expect(saidBy(join(copy, 'run.mjs'), command)).toEqual({ status: 2, stdout: '', stderr });
  });
});

describe('npm test', () => {
  it.each(['20.19.0', '22.12.0', '24.0.0', '25.1.0'])('begins on Node.js %s', (version) => {
    expect(saidBy(script, 'test', version)).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
