import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says of a file whether what `npm run new` writes imports it: it stays, though no API may use it today. */
export function neededByNew(root: string): (path: string) => boolean {
  const folder = join(root, 'scripts/new/files');
  const templates = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const imported = templates.flatMap((text) => [...text.matchAll(/from '(?:\.\.?\/)+([\w/-]+)'/g)]);
  const names = new Set(imported.map(([, name = '']) => `/${name}.ts`));
  return (path) => [...names].some((name) => `/${path}`.endsWith(name));
}
