import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { describe, inject, test } from 'vitest';
import { shopHttpApi } from '../../config/shop-http-api';
import type { BaseStack } from '../../stacks/base-stack';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { environment } from '../support/environments';
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

function textOf({ address, summary, detail }: Diagnostic): string {
  return [address, summary, detail].filter(Boolean).join(': ');
}

describe.concurrent(`provider ${providerVersion}`, () => {
  test.for(stackNames())('takes %s', async (stack, { annotate, expect }) => {
    const diagnostics = await diagnosticsOf(stack);
    const messagesOf = (severity: Diagnostic['severity']) =>
      diagnostics.filter((one) => one.severity === severity).map(textOf);
    for (const warning of messagesOf('warning')) await annotate(warning, 'warning');
    expect(messagesOf('error')).toEqual([]);
  });

  const ways = {
    users: { url: 'https://users.example.com' },
    payments: { cloudMap: { namespaceId: 'ns-0a1b2c3d4e5f6g7h', port: 8080 } },
  } as const;

  test.for<[name: string, make: () => BaseStack]>([
    ['every call of a service that an HTTP API makes', () => new ServiceCallsStack()],
    [
      'a public address, and a service of Cloud Map',
      () => new ShopHttpApiStack(Testing.app(), environment('dev'), { ...shopHttpApi.dev, services: ways }),
    ],
  ])('takes %s', async ([name, make], { expect }) => {
    const cwd = join(inject('folder'), 'validated', name);
    mkdirSync(cwd, { recursive: true });
    writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(documentOf(make()).json));

    expect((await diagnosticsIn(cwd)).map(textOf)).toEqual([]);
  });
});
