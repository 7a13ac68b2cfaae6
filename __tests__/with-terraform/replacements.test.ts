import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { attempt } from './run';
import { projectFolder } from './synthesized';
import { terraformEnvironment } from './terraform-environment';

const script = join(projectFolder, 'scripts', 'run.mjs');

test('the review knows of every argument in our stacks whether the provider replaces for it', async () => {
  const env = terraformEnvironment({ TF_CLI_CONFIG_FILE: inject('configuration') });
  const checked = await attempt(process.execPath, [script, 'review-replacements', '--check'], {
    cwd: projectFolder,
    env,
  });

  expect(checked).toEqual({ code: 0, output: '' });
}, 300_000);
