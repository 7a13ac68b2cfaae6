import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apisIn } from '../../scripts/left-out.mjs';
import { withoutStacks } from '../../scripts/remove/composition';
import { filesOf } from '../../scripts/remove/files';
import { neededByNew } from '../../scripts/remove/needed-by-new';

const project = resolve(__dirname, '../..');

const main = `import { beacon } from './config/beacon';
import { environments } from './config/environments';
import { hello } from './config/hello';
import { accountOf } from './stacks/account/account-of';
import { BeaconStack } from './stacks/beacon/beacon-stack';
import { HelloStack } from './stacks/hello/hello-stack';

for (const environment of environments) {
  const account = accountOf(app, environment);
  const beaconSettings = beacon[environment.name];
  if (beaconSettings !== undefined) new BeaconStack(app, environment, beaconSettings, account);
  new HelloStack(app, environment, hello[environment.name]);
}
`;

describe('npm run remove', () => {
  it('takes the lines of a stack out of main.ts, and the account where no other needs it', () => {
    expect(withoutStacks(main, ['beacon'])).toBe(`import { environments } from './config/environments';
import { hello } from './config/hello';
import { HelloStack } from './stacks/hello/hello-stack';

for (const environment of environments) {
  new HelloStack(app, environment, hello[environment.name]);
}
`);
  });

  it('leaves the account to stacks that need it', () => {
    expect(withoutStacks(main, ['hello'])).toContain('const account = accountOf(app, environment);');
  });

  it('leaves what a new API of any kind imports, though no API that stays does', () => {
    const going = filesOf(apisIn(project).slice(1), project);

    expect(going.filter((path) => !/^(stacks|functions)\/.*\//.test(path)).filter(neededByNew(project))).toEqual([]);
  });

  const known = apisIn(project);
  it.each([
    [[], `NAME: must be one or more of ${known.join(', ')}, was not given.`],
    [['account'], `NAME: must be one of ${known.join(', ')}, was "account".`],
    [known, `NAME: must leave one of ${known.join(', ')}.`],
  ])('refuses %j in one line', (args, told) => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'remove', ...args], {
      cwd: project,
      encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `remove: ${told} usage: npm run remove -- NAME…\n`,
    });
  });
});
