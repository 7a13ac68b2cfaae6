import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { traffic } from '../../config/traffic';
import { firstEnvironment } from '../support/own-environments';

it('npm run cost tells our stacks by their names, for the traffic that config/ expects', () => {
  const args = ['--format', 'json', '--environment', firstEnvironment, '--region', 'eu-west-1', 'hello-http-api'];
  const { stdout } = spawnSync(process.execPath, ['scripts/run.mjs', 'cost', ...args], { encoding: 'utf8' });

  expect(JSON.parse(stdout).stacks).toMatchObject([
    {
      stack: `${firstEnvironment}-hello-http-api`,
      lines: [{ quantity: traffic[firstEnvironment]['hello-http-api'].requests }, {}, {}, {}, {}, {}],
    },
  ]);
});
