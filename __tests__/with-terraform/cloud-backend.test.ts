import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { describe, inject, test } from 'vitest';
import type { CloudBackend } from '../../config/environment';
import { BaseStack } from '../../stacks/base-stack';
import { environment } from '../support/environments';
import { documentOf as documentOfStack } from '../support/synth';
import { diagnosticsIn } from './diagnostics';
import { documentOf, output, readJson } from './synthesized';

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
  return cwd;
}

describe.concurrent('Terraform validates a stack that is kept in Terraform Cloud', () => {
  test.for(Object.entries(backends))('in %s', async ([name, backend], { expect }) => {
    const cwd = await stackWith(backend, name.replaceAll(' ', '-'));
    const errors = (await diagnosticsIn(cwd)).filter(({ severity }) => severity === 'error');

    expect(readJson(join(cwd, 'cdk.tf.json')).terraform.backend).toBeUndefined();
    expect(errors).toEqual([]);
  });
});
