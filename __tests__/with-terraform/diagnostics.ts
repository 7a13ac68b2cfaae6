import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { providerPin } from './provider-mirror';
import { attempt, run } from './run';
import { terraformEnvironment } from './terraform-environment';

/** What Terraform finds in a configuration. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

/** What `terraform validate` says of the configuration in a folder. */
export async function diagnosticsIn(cwd: string): Promise<Diagnostic[]> {
  writeFileSync(join(cwd, providerPin.file), providerPin.content);
  const place = { cwd, env: terraformEnvironment({ TF_CLI_CONFIG_FILE: inject('configuration') }) };
  await run('terraform', ['init', '-backend=false', '-input=false', '-no-color'], place);
  return JSON.parse((await attempt('terraform', ['validate', '-json'], place)).output).diagnostics;
}

/** A diagnostic in one line. */
export function textOf({ address, summary, detail }: Diagnostic): string {
  return [address, summary, detail].filter(Boolean).join(': ');
}
