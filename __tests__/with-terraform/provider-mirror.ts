import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

/** The AWS provider that the local endpoint's exceptions and the older schema are about. */
export const providerVersion = '5.100.0';

const provider = join('registry.terraform.io', 'hashicorp', 'aws', providerVersion);

/** An addition to a synthesized stack that takes this very version of the provider; what synth wrote stays as it is. */
export const providerPin = {
  file: 'provider_override.tf.json',
  content: JSON.stringify({
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: providerVersion } } },
  }),
};

/** Writes a Terraform CLI configuration that finds the provider on this machine, downloaded once where it is nowhere. */
export async function terraformConfiguration(folder: string): Promise<string> {
  const mirror = onThisMachine() ?? (await download(folder));
  return mirrorConfiguration(folder, mirror);
}

/** Writes, into a folder, a Terraform CLI configuration that takes providers from a mirror alone. */
export function mirrorConfiguration(folder: string, mirror: string): string {
  const file = join(folder, 'terraform.tfrc');
  writeFileSync(file, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`);
  return file;
}

function onThisMachine(): string | undefined {
  const usual = [process.env.TF_PLUGIN_CACHE_DIR ?? '', cache()];
  return [...usual, ...foldersBelow('/', 3)].find((folder) => folder !== '' && existsSync(join(folder, provider)));
}

/** Where `cdktf` keeps providers too. */
function cache(): string {
  return join(homedir(), '.terraform.d', 'plugin-cache');
}

async function download(folder: string): Promise<string> {
  const cwd = join(folder, 'download');
  mkdirSync(cwd);
  mkdirSync(cache(), { recursive: true });
  writeFileSync(join(cwd, providerPin.file.replace('_override', '')), providerPin.content);
  await run('terraform', ['init'], { cwd, env: { ...process.env, TF_PLUGIN_CACHE_DIR: cache() } });
  return cache();
}

/** Folders that may hold a mirror, those near the root first. */
function foldersBelow(folder: string, depth: number): string[] {
  const found = subfoldersOf(folder).map((name) => join(folder, name));
  return depth === 1 ? found : [...found, ...found.flatMap((each) => foldersBelow(each, depth - 1))];
}

function subfoldersOf(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) =>
      entry.isDirectory() && !system.has(join(folder, entry.name)) ? [entry.name] : [],
    );
  } catch {
    return [];
  }
}

const system = new Set(['/proc', '/sys', '/dev', '/run', '/tmp', '/var']);
