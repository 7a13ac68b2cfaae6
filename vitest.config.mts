import { configDefaults, defineConfig } from 'vitest/config';
import { chaiConfig } from './__tests__/support/failing-comparisons.mjs';
import { leftOut } from './scripts/left-out.mjs';

const { stacks, tests } = leftOut('.');
if (tests.length > 0)
  process.stdout.write(`Not run: ${tests.length} files of tests of ${stacks.join(', ')}, which main.ts leaves out.\n`);

/** Tests that change nothing that another test could see: no environment, no mocks, no servers. */
const pure = [
  ...['constructs', 'cost', 'guardrails', 'map', 'terraform'].map((room) => `__tests__/${room}/**/*.test.ts`),
  '__tests__/stacks/**/!(gatehouse-app|sensitive-values).test.ts',
];
/** Rooms of the local run whose tests close all that they open, and leave the environment as it is. */
const local = ['deployed', 'gateway', 'http-api', 'iam', 'identity', 'models', 'rest-api'].map(
  (room) => `__tests__/local/${room}/**/*.test.ts`,
);
const elsewhere = ['browser', 'lifecycle', 'with-terraform'].map((room) => `__tests__/${room}/**`);

// The AWS SDK says so in every process that loads it.
if (Number.parseInt(process.versions.node, 10) < 22)
  process.stdout.write(`The AWS SDK will need Node 22, these tests run on ${process.versions.node}.\n`);

const everywhere = {
  // A loaded machine is slow, not wrong.
  testTimeout: 60_000,
  hookTimeout: 300_000,
  retry: 0,
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  chaiConfig,
};

export default defineConfig({
  test: {
    projects: [
      // They load what they test once a process, not once a file: that takes longer than most of their tests.
      {
        test: {
          name: 'pure',
          include: pure,
          exclude: [...configDefaults.exclude, ...tests],
          isolate: false,
          ...everywhere,
        },
      },
      {
        test: {
          name: 'local',
          include: local,
          exclude: [...configDefaults.exclude, ...tests],
          isolate: false,
          ...everywhere,
        },
      },
      {
        test: {
          name: 'isolated',
          include: ['__tests__/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pure, ...local, ...elsewhere, ...tests],
          ...everywhere,
        },
      },
    ],
    // Vitest leaves one core to itself, which is half of a small machine.
    maxWorkers: '100%',
    globalSetup: ['temporary-folder', 'bundle-functions', 'synthesized-stacks'].map(
      (name) => `__tests__/support/${name}.ts`,
    ),
    // Whoever watches sees each file; a log shows what fails, and the count.
    reporters: process.stdout.isTTY ? ['default'] : ['minimal'],
  },
});
