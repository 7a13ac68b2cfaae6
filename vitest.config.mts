import { configDefaults, defineConfig } from 'vitest/config';
import { chaiConfig } from './__tests__/support/failing-comparisons.mjs';
import { leftOut } from './scripts/left-out.mjs';

const { stacks, tests } = leftOut('.');
if (tests.length > 0)
  process.stdout.write(`Not run: ${tests.length} files of tests of ${stacks.join(', ')}, which main.ts leaves out.\n`);

/** Tests that change nothing that another test could see: no environment, no mocks, no servers. */
const pure = [
  ...['constructs', 'cost', 'map', 'terraform'].map((room) => `__tests__/${room}/**/*.test.ts`),
  '__tests__/stacks/**/!(gatehouse-app|sensitive-values).test.ts',
];
/** The guard's rules, one by one, and constructs beside them. No stack and no handler is in them. */
const guardrails = ['__tests__/guardrails/**/*.test.ts', '__tests__/constructs-and-guard.test.ts'];
/**
 * Tests of handlers load them anew where they must be, and give back the environment they change. Those that trace have a process of
 * their own: once it is loaded, the X-Ray SDK follows every promise of its process.
 */
const functions = ['__tests__/functions/**/!(trace).test.ts'];
/** Our stacks on the local run. Its tests close all that they open. */
const called = ['__tests__/local/stacks/!(*-limits|chat-privilege|chat-thousand|failing-data|least-privilege).test.ts'];
/** The local run itself, and what takes long on it: each permission taken away, each table failing, a thousand people, limits used up. */
const local = [
  '__tests__/local/!(run|stacks)/**/*.test.ts',
  '__tests__/local/*.test.ts',
  '__tests__/local/stacks/{*-limits,chat-privilege,chat-thousand,failing-data,least-privilege}.test.ts',
];
/** Commands, most in processes of their own, and what they write. */
const commands = [
  '__tests__/local/run/*.test.ts',
  `__tests__/scripts/{${[
    ...[
      'bundle',
      'check',
      'client',
      'comment',
      'compiled',
      'cost',
      'deploy-changed',
      'determinism',
      'faster-cdktf',
      'guard',
      'leave',
      'new',
    ],
    ...[
      'remove',
      'review-command',
      'review-page',
      'stack',
      'synth',
      'test-fork',
      'touched-tests',
      'usage',
      'with-programs',
    ],
  ]}}.test.ts`,
];
const elsewhere = ['browser', 'lifecycle', 'with-terraform'].map((room) => `__tests__/${room}/**`);

// The AWS SDK says so in every process that loads it.
if (Number.parseInt(process.versions.node, 10) < 22)
  process.stdout.write(`The AWS SDK will need Node 22, these tests run on ${process.versions.node}.\n`);

const everywhere = {
  // A loaded machine is slow, not wrong: what takes seconds alone took five minutes among twenty others. Only what hangs ends here.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  retry: 0,
  execArgv: ['--import', './__tests__/support/faster-cdktf.mjs'],
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  chaiConfig,
};

/** Tests that share a process load what they test once, not once a file: that takes longer than most of them. */
const project = (name: string, include: readonly string[], isolate: boolean, others: readonly string[] = []) => ({
  test: {
    name,
    include: [...include],
    exclude: [...configDefaults.exclude, ...others, ...tests],
    isolate,
    ...everywhere,
  },
});

export default defineConfig({
  test: {
    // `npm test` runs the first four; the others, each a command of its own, are those of the framework that stacks hardly ever break.
    projects: [
      project('pure', pure, false),
      project('functions', functions, false),
      project('called', called, false),
      project(
        'isolated',
        ['__tests__/**/*.test.ts'],
        true,
        [pure, guardrails, functions, called, local, commands, elsewhere].flat(),
      ),
      project('guardrails', guardrails, false),
      project('local', local, false),
      project('commands', commands, true),
    ],
    // Vitest leaves one core to itself, which is half of a small machine.
    maxWorkers: '100%',
    // What was transformed once is kept in node_modules, by its content: half of the time in which tests load.
    experimental: { fsModuleCache: true },
    globalSetup: ['temporary-folder', 'bundle-functions'].map((name) => `__tests__/support/${name}.ts`),
    // Whoever watches sees each file; a log shows what fails, and the count.
    reporters: process.stdout.isTTY ? ['default'] : ['minimal'],
  },
});
