import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, inject, test } from 'vitest';
import { ServiceCallsStack } from '../support/service-calls-stack';
import { documentOf } from '../support/synth';
import { providerPin, providerVersion } from './provider-mirror';
import { attempt, run } from './run';
import { output, stackNames } from './synthesized';
import { terraformEnvironment } from './terraform-environment';

interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

/** Judges a copy of what synth wrote for one stack. */
function diagnosticsOf(stack: string): Promise<Diagnostic[]> {
  const cwd = join(inject('folder'), 'validated', stack);
  cpSync(join(output(), 'stacks', stack), cwd, { recursive: true });
  return diagnosticsIn(cwd);
}

async function diagnosticsIn(cwd: string): Promise<Diagnostic[]> {
  writeFileSync(join(cwd, providerPin.file), providerPin.content);
  const place = { cwd, env: terraformEnvironment({ TF_CLI_CONFIG_FILE: inject('configuration') }) };
  await run('terraform', ['init', '-backend=false', '-input=false', '-no-color'], place);
  return JSON.parse((await attempt('terraform', ['validate', '-json'], place)).output).diagnostics;
}

function told({ address, summary, detail }: Diagnostic): string {
  return [address, summary, detail].filter(Boolean).join(': ');
}

describe.concurrent(`provider ${providerVersion}`, () => {
  test.for(stackNames())('takes %s', async (stack, { annotate, expect }) => {
    const diagnostics = await diagnosticsOf(stack);
    const told_ = (severity: Diagnostic['severity']) =>
      diagnostics.filter((one) => one.severity === severity).map(told);
    for (const warning of told_('warning')) await annotate(warning, 'warning');
    expect(told_('error')).toEqual([]);
  });

  test('takes every call of a service that an HTTP API makes', async ({ expect }) => {
    const cwd = join(inject('folder'), 'validated', 'calls');
    mkdirSync(cwd, { recursive: true });
    writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(documentOf(new ServiceCallsStack()).json));

    expect((await diagnosticsIn(cwd)).map(told)).toEqual([]);
  });
});
