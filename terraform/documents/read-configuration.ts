import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigurationSource } from './configuration';
import { type ConfigurationFiles, terraformFilesIn, variableFilesIn } from './configurations';
import { type InstalledModules, installedModulesIn } from './installed-modules';
import { parseFile, type ReadFile } from './parse-file';
import { Unreadable } from './unreadable';

/** A configuration, read. */
export interface ReadConfiguration {
  readonly source: ConfigurationSource;
  readonly files: readonly ReadFile[];
}

/** How a configuration is read. */
export interface ReadingOptions {
  /**
   * Whether modules that `terraform init` has brought are read, too.
   *
   * @default false
   */
  readonly installedModules?: boolean;
}

/** Reads the files of a configuration, its variable files and the local modules it calls. */
export async function readConfiguration(
  { folder, files }: ConfigurationFiles,
  { installedModules = false }: ReadingOptions = {},
): Promise<ReadConfiguration> {
  const read: ReadFile[] = [];
  for (const file of files) read.push(await parseFile(file));
  for (const file of read) checkKind(file);
  const alone = files.length === 1 && files[0]?.endsWith('.json') === true;
  const variables = alone && !existsSync(join(folder, 'terraform.tfvars')) ? {} : await variablesOf(folder);
  const installed: InstalledModules = installedModules ? installedModulesIn(folder) : new Map();
  return {
    files: read,
    source: {
      files: read,
      folder,
      partial: leavesOut(folder, files),
      ...variables,
      modules: await modulesOf(folder, read, installed),
    },
  };
}

const leavesOut = (folder: string, files: readonly string[]): boolean =>
  terraformFilesIn(folder).some((name) => !files.includes(name));

const topLevel =
  /^(\/\/|resource|data|provider|terraform|variable|locals|output|module|moved|import|check|removed|ephemeral|resource_changes|planned_values)$/;

/** Refuses JSON that is neither Terraform nor a plan: to find nothing in it would say it is sound. */
function checkKind({ name, document }: ReadFile): void {
  const keys = Object.keys(document as object);
  const { errored, resource_changes = [] } = document as { errored?: unknown; resource_changes?: unknown };
  if (errored === true) throw new Unreadable(name, 'is the JSON of a plan that failed', 1);
  if (!Array.isArray(resource_changes)) throw new Unreadable(name, 'must have a list in resource_changes', 1);
  if (keys.length === 0 || keys.some((key) => topLevel.test(key))) return;
  const written = name.endsWith('.tf')
    ? 'holds no block of Terraform'
    : 'is neither Terraform JSON nor the JSON of a plan';
  throw new Unreadable(name, written, 1);
}

async function variablesOf(folder: string): Promise<Pick<ConfigurationSource, 'variables' | 'undecided'>> {
  const { loaded, others } = variableFilesIn(folder);
  const variables: Record<string, unknown> = {};
  for (const file of loaded) Object.assign(variables, (await parseFile(file)).document);
  const undecided: string[] = [];
  for (const file of others) undecided.push(...Object.keys((await parseFile(file)).document as object));
  return { variables, undecided };
}

const deepest = 8;

async function modulesOf(
  folder: string,
  files: readonly ReadFile[],
  installed: InstalledModules,
  calls: readonly string[] = [],
): Promise<Record<string, ConfigurationSource>> {
  const modules: Record<string, ConfigurationSource> = {};
  for (const [name, source] of calls.length < deepest ? callsIn(files) : []) {
    const way = [...calls, name];
    const below = /^\.\.?\//.test(source) ? join(folder, source) : installed.get(way.join('.'));
    if (below === undefined) continue;
    const read: ReadFile[] = [];
    for (const file of terraformFilesIn(below)) read.push(await parseFile(file));
    if (read.length > 0)
      modules[name] = { files: read, folder: below, modules: await modulesOf(below, read, installed, way) };
  }
  return modules;
}

function callsIn(files: readonly ReadFile[]): [name: string, source: string][] {
  return files.flatMap(({ document }) => {
    const calls = [(document as { module?: unknown }).module].flat();
    return calls.flatMap((group) =>
      Object.entries((group ?? {}) as object).flatMap(([name, call]): [string, string][] => {
        const source = ([call].flat()[0] as { source?: unknown } | undefined)?.source;
        return typeof source === 'string' ? [[name, source]] : [];
      }),
    );
  });
}
