import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A folder of Terraform, by its path below a repository. */
export interface PublicFolder {
  readonly name: string;
  readonly folder: string;
}

/** Every folder that holds Terraform, at any depth. */
export function* foldersBelow(top: string, folder = top): Generator<PublicFolder> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  if (entries.some((entry) => entry.isFile() && /\.tf(\.json)?$/.test(entry.name)))
    yield { name: relative(top, folder) || '.', folder };
  for (const entry of entries)
    if (entry.isDirectory() && !/^(\.git|\.terraform|node_modules)$/.test(entry.name))
      yield* foldersBelow(top, join(folder, entry.name));
}
