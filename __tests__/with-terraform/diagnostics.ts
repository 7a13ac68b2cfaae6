import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type OpenProvider, openProvider } from './open-provider';
import { providerPin } from './provider-mirror';
import { attempt, type Place, run } from './run';
import { terraformEnvironment } from './terraform-environment';

/** What Terraform finds in a configuration. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

let opened: Promise<OpenProvider> | undefined;

/** What `terraform validate` says of the configuration in a folder, by the pinned provider. */
export async function diagnosticsIn(cwd: string): Promise<Diagnostic[]> {
  writeFileSync(join(cwd, providerPin.file), providerPin.content);
  const place = { cwd, env: terraformEnvironment({ TF_CLI_CONFIG_FILE: inject('configuration') }) };
  opened ??= openAfterInit(place);
  const env = { ...place.env, ...(await opened).env };
  return JSON.parse((await attempt('terraform', ['validate', '-json'], { cwd, env })).output).diagnostics;
}

/** One provider serves all folders, as it is not configured to be validated with; those that find it open need no init. */
async function openAfterInit(place: Place): Promise<OpenProvider> {
  await run('terraform', ['init', '-backend=false', '-input=false', '-no-color'], place);
  return openProvider(place);
}

/** A diagnostic in one line. */
export function textOf({ address, summary, detail }: Diagnostic): string {
  return [address, summary, detail].filter(Boolean).join(': ');
}
