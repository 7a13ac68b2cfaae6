import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';
import { type Place, start } from './run';

/** A provider that stays open from one command of Terraform to the next. */
export interface OpenProvider {
  /** What the environment of `terraform` must have, so that it asks this provider and starts none. */
  readonly env: Readonly<Record<string, string>>;

  /** Ends it. */
  close(): void;
}

/** Ends the provider as soon as nobody holds the other end of the pipe any more. */
const script = '"$0" -debug 2>/dev/null & read -r _; kill -9 $!';

/**
 * Opens the provider that `terraform init` chose for a folder, as those do who debug one. Terraform starts it up to four times a command
 * otherwise, which takes longer than most commands. It may serve only one configuration of a provider, as it keeps the last that it got.
 */
export async function openProvider({ cwd, env }: Place): Promise<OpenProvider> {
  const place = { cwd, env: { ...env, TMPDIR: inject('folder') } };
  const { stdin, stdout } = start('bash', ['-c', script, programIn(cwd)], place);
  if (!stdin || !stdout) throw new Error('provider: no pipes to speak through');
  for await (const line of createInterface(stdout)) {
    const [, attach] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line) ?? [];
    if (attach !== undefined) return { env: { TF_REATTACH_PROVIDERS: attach }, close: () => stdin.end() };
  }
  throw new Error('provider: ended before it said how it is reached');
}

/** The program that `terraform init` linked into a folder: of one version, for one platform. */
function programIn(folder: string): string {
  const linked = join(folder, '.terraform', 'providers', 'registry.terraform.io', 'hashicorp', 'aws');
  const platform = onlyIn(onlyIn(linked));
  const program = readdirSync(platform).find((file) => file.startsWith('terraform-provider-aws'));
  if (program === undefined) throw new Error(`provider: ${platform} has none`);
  return join(platform, program);
}

function onlyIn(folder: string): string {
  const [only = ''] = readdirSync(folder);
  return join(folder, only);
}
