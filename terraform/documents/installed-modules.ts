import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of called modules, by the names of the calls that lead to them: `api.certificate`. */
export type InstalledModules = ReadonlyMap<string, string>;

/** The modules that `terraform init` has brought to a folder; none where it has not run. */
export function installedModulesIn(folder: string): InstalledModules {
  const listed = (manifestOf(folder) as { Modules?: unknown } | null)?.Modules;
  const modules = new Map<string, string>();
  for (const { Key, Dir } of Array.isArray(listed) ? listed : [])
    if (typeof Key === 'string' && typeof Dir === 'string') modules.set(Key, join(folder, Dir));
  return modules;
}

function manifestOf(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, '.terraform/modules/modules.json'), 'utf8'));
  } catch {
    return null;
  }
}
