import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { describe, inject, test } from 'vitest';
import type { CloudBackend } from '../../config/environment';
import { BaseStack } from '../../stacks/base-stack';
import { environment } from '../support/environments';
import { documentOf as documentOfStack } from '../support/synth';
import { providerPin } from './provider-mirror';
import { attempt, run } from './run';
import { documentOf, output, readJson } from './synthesized';
import { terraformEnvironment } from './terraform-environment';

class EmptyStack extends BaseStack {}

const backends: Readonly<Record<string, CloudBackend>> = {
  'a workspace by its name': { kind: 'cloud', organization: 'acme', project: 'apis' },
  'a workspace by its tags': { kind: 'cloud', organization: 'acme', project: 'apis', tags: ['gatehouse'] },
  'an own host': { kind: 'cloud', organization: 'acme', hostname: 'terraform.acme.example' },
  'all of it left to the environment': { kind: 'cloud' },
};

/** A synthesized stack whose state is kept as an environment with this backend would keep it. */
async function stackWith(backend: CloudBackend, name: string): Promise<string> {
  const cwd = join(inject('folder'), 'cloud', name);
  cpSync(join(output(), 'stacks', 'dev-hello-http-api'), cwd, { recursive: true });
  const stack = new EmptyStack(Testing.app(), { ...environment('dev'), backend }, 'hello-http-api');
  const { terraform } = documentOfStack(stack).json;
  writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify({ ...documentOf('dev-hello-http-api'), terraform }));
  writeFileSync(join(cwd, providerPin.file), providerPin.content);
  return cwd;
}

describe.concurrent('Terraform validates a stack that is kept in Terraform Cloud', () => {
  test.for(Object.entries(backends))('in %s', async ([name, backend], { expect }) => {
    const place = {
      cwd: await stackWith(backend, name.replaceAll(' ', '-')),
      env: terraformEnvironment({ TF_CLI_CONFIG_FILE: inject('configuration') }),
    };
    await run('terraform', ['init', '-backend=false', '-input=false', '-no-color'], place);
    const { valid, diagnostics } = JSON.parse((await attempt('terraform', ['validate', '-json'], place)).output);

    expect(readJson(join(place.cwd, 'cdk.tf.json')).terraform.backend).toBeUndefined();
    expect({ valid, errors: diagnostics.filter(({ severity }: { severity: string }) => severity === 'error') }).toEqual(
      {
        valid: true,
        errors: [],
      },
    );
  });
});
