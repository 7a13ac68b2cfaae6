import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, projectFolder } from '../with-terraform/synthesized';

/** How docs/adopting.md says that the id of an import is made up, by type of resource; `made anew` where there is none. */
export const importIds: ReadonlyMap<string, string> = new Map(
  [
    ...readFileSync(join(projectFolder, 'docs/adopting.md'), 'utf8').matchAll(
      /^\| `((?:aws|terraform)_\w+)` \| `?([^`|]+?)`? \|$/gm,
    ),
  ].map(([, type = '', id = '']) => [type, id]),
);

/** The `import` block of every resource in a state that has one, by those words. */
export function importBlocks(state: Json): { to: string; id: string }[] {
  return state.resources.filter(({ mode }: Json) => mode === 'managed').flatMap(blocksOf);
}

function blocksOf({ type, name, instances }: Json): { to: string; id: string }[] {
  const form = importIds.get(type);
  if (form === undefined) throw new Error(`docs/adopting.md: must say how ${type} is imported`);
  if (form === 'made anew') return [];
  return instances.map(({ attributes, index_key }: Json) => ({
    to: `${type}.${name}${index_key === undefined ? '' : `["${index_key}"]`}`,
    id: form.replace(/<(\w+)>/g, (_, attribute) => attributes[attribute] ?? ''),
  }));
}
