import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf, Unreadable } from './unreadable';

/** The files of one configuration, before they are read. */
export interface ConfigurationFiles {
  /** The PATH argument as given. */
  readonly path: string;
  /** Where the configuration lies: the PATH, or a folder below it. */
  readonly configuration: string;
  /** Folder that waiver and variable files may lie in. */
  readonly folder: string;
  readonly files: readonly string[];
}

/** The configurations that a PATH stands for: a file, a folder of Terraform files, or a folder of stacks. */
export function configurationsAt(path: string): ConfigurationFiles[] {
  if (!isFolder(path)) return [{ path, configuration: path, folder: dirname(path), files: [path] }];
  const own = terraformFilesIn(path);
  if (own.length > 0) return [{ path, configuration: path, folder: path, files: own }];
  const stacks = [...foldersIn(join(path, 'stacks')), ...foldersIn(path)].flatMap((folder) => {
    const files = terraformFilesIn(folder);
    return files.length === 0 ? [] : [{ path, configuration: folder, folder, files }];
  });
  if (stacks.length === 0) throw new Unreadable(path, 'holds no *.tf or *.tf.json file, and no folder of them');
  return stacks;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (problem) {
    throw new Unreadable(path, reasonOf(problem));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort();
  } catch {
    return [];
  }
}

/** The Terraform files of a folder; override files last, as Terraform merges them. */
export function terraformFilesIn(folder: string): string[] {
  const files = namesIn(folder).filter((name) => /\.tf(\.json)?$/.test(name) && !name.startsWith('.'));
  const overrides = files.filter((name) => /(^|_)override\.tf(\.json)?$/.test(name));
  return [...files.filter((name) => !overrides.includes(name)), ...overrides].map((name) => join(folder, name));
}

/** The variable files of a folder: those Terraform loads by itself, and the others. */
export function variableFilesIn(folder: string): {
  readonly loaded: readonly string[];
  readonly others: readonly string[];
} {
  const files = namesIn(folder).filter((name) => /\.tfvars(\.json)?$/.test(name));
  const loaded = files.filter((name) => /^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(name));
  const ordered = [...loaded].sort((a, b) => Number(b.startsWith('terraform.')) - Number(a.startsWith('terraform.')));
  const others = files.filter((name) => !loaded.includes(name));
  return { loaded: ordered.map((name) => join(folder, name)), others: others.map((name) => join(folder, name)) };
}

const foldersIn = (folder: string): string[] =>
  namesIn(folder)
    .filter((name) => name.endsWith('/') && !name.startsWith('.') && basename(name) !== 'node_modules')
    .map((name) => join(folder, name.slice(0, -1)));
