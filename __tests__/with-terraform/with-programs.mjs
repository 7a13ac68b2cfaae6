// node with-programs.mjs <program>,… <command> …: runs the command where the programs are installed. Where one is missing it says so
// in one line; that is a failure only in CI, because a person may have no use for them.
import { spawnSync } from 'node:child_process';

/** How to ask a program whether it is there; what it must print; where it comes from. */
const programs = {
  terraform: {
    ask: ['terraform', 'version'],
    says: /Terraform v1\./,
    from: 'https://developer.hashicorp.com/terraform/install',
  },
  moto: {
    ask: ['python3', '-c', 'import moto.server; print(moto.__version__)'],
    says: /^5\.2\./m,
    from: "pip install 'moto[all,server]==5.2.1'",
  },
  chromium: {
    ask: ['npm', 'ls', '--prefix', '__tests__/browser', 'playwright-core'],
    says: /playwright-core@/,
    from: 'npm run browser:install',
  },
  aws: { ask: ['aws', '--version'], says: /aws-cli/, from: 'https://aws.amazon.com/cli' },
};

/** @param {string} name */
function isMissing(name) {
  const program = Object.entries(programs).find(([known]) => known === name)?.[1];
  if (!program) throw new Error(`${name}: must be one of ${Object.keys(programs).join(', ')}`);
  const [command = '', ...args] = program.ask;
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return program.says.test(`${stdout}${stderr}`) ? [] : [`${name} (${program.from})`];
}

const [names = '', command = '', ...args] = process.argv.slice(2);
const missing = names.split(',').flatMap(isMissing);
if (missing.length > 0) {
  console.log(`${process.env.npm_lifecycle_event ?? command}: not run, it needs ${missing.join(' and ')}`);
  process.exitCode = ['1', 'true'].includes(process.env.CI ?? '') ? 1 : 0;
} else {
  process.exitCode = spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;
}
