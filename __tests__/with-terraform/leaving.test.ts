import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { copyFor } from '../../scripts/leave-cdktn/copy';
import { fork } from '../../scripts/leave-cdktn/fork';
import { diagnosticsIn, textOf } from './diagnostics';
import { run } from './run';
import { documentOf, type Json, projectFolder, stackNames } from './synthesized';
import { terraformEnvironment } from './terraform-environment';

/** All texts, numbers and switches in a document, sorted: what is said, whatever the form. */
function valuesIn(value: unknown): string[] {
  // HCL names a whole resource, in depends_on, and an argument, in ignore_changes, without quotes; JSON cannot.
  if (typeof value !== 'object' || value === null) return [String(value).replace(/^\$\{(\w+(?:\.\w+)?)\}$/, '$1')];
  const entries = Object.entries(value).filter(([key]) => key !== '//');
  return entries.flatMap(([, each]) => valuesIn(each)).sort();
}

function addressesIn({ resource, data }: Json): string[] {
  const all = [...Object.entries<Json>(resource), ...Object.entries<Json>(data ?? {})];
  return all.flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`)).sort();
}

describe('npm run leave:hcl', () => {
  const folder = () => join(inject('folder'), 'hcl');

  beforeAll(async () => {
    const command = [join(projectFolder, 'scripts/run.mjs'), 'leave-hcl', folder()];
    await run(process.execPath, command, { cwd: projectFolder, env: terraformEnvironment({}) });
  });

  test.for(stackNames())('says of %s what its JSON says', async (stack) => {
    const hcl = await parse('cdk.tf', readFileSync(join(folder(), 'stacks', stack, 'cdk.tf'), 'utf8'));
    const json = documentOf(stack);

    expect(addressesIn(hcl)).toEqual(addressesIn(json));
    expect(valuesIn(hcl.resource)).toEqual(valuesIn(json.resource));
    expect(valuesIn(hcl.terraform)).toEqual(valuesIn(json.terraform));
  });

  test.for(stackNames().filter((stack) => stack.startsWith('prod-')))(
    'writes %s as Terraform takes it',
    async (stack) => {
      const diagnostics = await diagnosticsIn(join(folder(), 'stacks', stack));

      expect(diagnostics.filter(({ severity }) => severity === 'error').map(textOf)).toEqual([]);
    },
  );
});

describe('npm run leave:cdktn', () => {
  const made = () => join(inject('folder'), 'cdktn');

  /** The copy with the fork's packages, and all others as they are here. */
  async function install(): Promise<void> {
    const packages = [fork.cdktf, fork['@cdktf/provider-aws'], fork.constructs].map((each) => each.join('@'));
    const apart = join(made(), 'fork');
    const copy = join(made(), 'copy');
    mkdirSync(apart, { recursive: true });
    writeFileSync(join(apart, 'package.json'), '{}');
    await run('npm', ['install', '--no-audit', '--no-fund', '--no-save', ...packages], {
      cwd: apart,
      env: process.env,
    });
    copyFor(projectFolder, copy);
    cpSync(join(apart, 'node_modules'), join(copy, 'node_modules'), { recursive: true });
    for (const name of readdirSync(join(projectFolder, 'node_modules'))) {
      if (!/^(\.|(cdktf|cdktf-cli|@cdktf|constructs)$)/.test(name))
        symlinkSync(join(projectFolder, 'node_modules', name), join(copy, 'node_modules', name));
    }
  }

  test('emits the same resources with the same arguments', async ({ annotate }) => {
    await annotate(`cdktn asks for Node.js 22 or newer; this is ${process.versions.node}`);
    await install();
    const env = { ...terraformEnvironment({}), CDKTF_OUTDIR: join(made(), 'out') };
    await run(process.execPath, ['scripts/app.mjs'], { cwd: join(made(), 'copy'), env });

    for (const stack of stackNames()) {
      const document = JSON.parse(readFileSync(join(made(), 'out/stacks', stack, 'cdk.tf.json'), 'utf8'));
      const { '//': _, ...ours } = documentOf(stack);
      const { '//': __, ...theirs } = document;
      expect(theirs).toEqual(ours);
    }
  }, 300_000);
});
