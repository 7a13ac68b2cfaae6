import { spawnSync } from 'node:child_process';

/** A program that some tests need. */
interface Program {
  /** How to ask whether it is there. */
  readonly ask: readonly [command: string, ...args: string[]];

  /** What it then prints. */
  readonly says: RegExp;

  /** Where it comes from. */
  readonly from: string;
}

const programs: Readonly<Record<string, Program>> = {
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

/**
 * `with-programs PROGRAM,… COMMAND …`: runs the command where the programs are installed. Where one is missing it says so in one line; that
 * is a failure only in CI, because a person may have no use for them.
 */
export async function main([names = '', command = '', ...args]: readonly string[]): Promise<number> {
  const missing = names.split(',').flatMap(howToGet);
  if (missing.length === 0) return spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;
  const { npm_lifecycle_event: script = command, CI = '' } = process.env;
  process.stdout.write(`${script}: not run, it needs ${missing.join(' and ')}\n`);
  return ['1', 'true'].includes(CI) ? 1 : 0;
}

/** What a program is and where it comes from; nothing where it is installed. */
function howToGet(name: string): string[] {
  const program = programs[name];
  if (program === undefined) throw new Error(`${name}: must be one of ${Object.keys(programs).join(', ')}`);
  const [command, ...args] = program.ask;
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return program.says.test(`${stdout}${stderr}`) ? [] : [`${name} (${program.from})`];
}
