import { labelled } from '../../terraform/documents/blocks';
import type { ConfigurationSource } from '../../terraform/documents/configuration';
import { rawBlocks } from '../../terraform/documents/raw-json';

/** Addresses of the modules that are called and whose files were not given, or whose number is not one. */
export function unreadModulesIn({ files, modules = {} }: ConfigurationSource, prefix = ''): string[] {
  return [...labelled(files, 'module')].flatMap(([name, blocks]) => {
    const [call = {}] = rawBlocks(blocks);
    const source = Object.hasOwn(modules, name) ? modules[name] : undefined;
    const address = `${prefix}module.${name}`;
    if (source === undefined || call.count !== undefined || call.for_each !== undefined) return [address];
    return unreadModulesIn(source, `${address}.`);
  });
}
