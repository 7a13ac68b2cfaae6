import type { Command } from './page';

/** The pages that are followed, each with the sections that are; all, where none is named. */
export const followed: Readonly<Record<string, readonly string[] | 'whole'>> = {
  'README.md': ['Deploy'],
  'docs/first-deployment.md': 'whole',
  'docs/adopting.md': 'whole',
  'docs/leaving.md': 'whole',
};

/** The pages whose commands are not followed, and why. */
export const unfollowed: Readonly<Record<string, string>> = {
  'docs/guardrails.md': 'Tells how the command is put together; __tests__/scripts/guard.test.ts runs it.',
  'docs/lifecycle.md':
    'Its commands run these tests, or do to an endpoint of a reader what docs/first-deployment.md does.',
  'docs/local-run.md': 'Its commands wait for requests; __tests__/local/run/command.test.ts runs them.',
  'docs/costs.md': 'Needs no AWS and no Terraform; __tests__/scripts/cost.test.ts runs the command.',
  'docs/release.md':
    'Its settings are those of a reader; __tests__/lifecycle/release.test.ts releases, takes back and stops such stacks.',
  'docs/shared-domains.md':
    'Its settings are those of a reader; __tests__/lifecycle/shared-domain.test.ts deploys and moves such APIs, __tests__/local/shared-domain.test.ts calls them.',
  'docs/decisions/0011-parts-that-go.md':
    'A recipe for one change; __tests__/lifecycle/replaced-integrations.test.ts does it.',
};

/** A command that does not run here as it stands on its page. */
export interface Row {
  readonly page: string;

  /** How the command begins. */
  readonly command: string;

  /** What runs in its place; nothing, where it is left out. */
  readonly instead?: (command: string) => string;

  readonly why: string;
}

const packages = 'Packages come from the network. __tests__/with-terraform/leaving.test.ts fetches those of the fork.';
const unattended = (command: string) => `${command} --auto-approve`;

const pages = ['README.md', 'docs/first-deployment.md'].flatMap((page) =>
  ['npm run deploy', 'npm run destroy'].map((command) => ({
    page,
    command,
    instead: unattended,
    why: 'Nobody is there to approve.',
  })),
);

/** Every command that does not run here as it stands on its page. */
export const rows: readonly Row[] = [
  ...pages,
  {
    page: 'docs/first-deployment.md',
    command: 'npm ci',
    why: 'Packages come from the network; those at hand are linked.',
  },
  { page: 'docs/first-deployment.md', command: 'curl "$url/hello"', why: 'The local endpoint runs no functions.' },
  {
    page: 'docs/adopting.md',
    command: 'terraform apply',
    instead: (command) => `echo yes | ${command}`,
    why: 'Terraform asks, and nobody is there to answer.',
  },
  { page: 'docs/leaving.md', command: 'npm install', why: packages },
  { page: 'docs/leaving.md', command: 'npm run synth', why: packages },
  { page: 'docs/leaving.md', command: 'npm run review', why: packages },
];

/** What runs here for a command of a page; nothing, where it is left out. */
export function runs(page: string, { text }: Command): string | undefined {
  const row = rows.find((one) => one.page === page && text.startsWith(one.command));
  return row ? row.instead?.(text) : text;
}
