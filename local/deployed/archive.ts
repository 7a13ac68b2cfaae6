import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { globbed } from '../../terraform/language/glob';
import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body, Resource } from '../../terraform/model/resource';
import type { Deployed } from './deployed';
import type { Attributes, Subject } from './subject';

/** A file that an archive packs: its name inside, and its bytes or the file they are read from. */
export interface PackedFile {
  readonly name: string;
  readonly content: { readonly file: string } | { readonly text: string };
}

/** A zip that `archive_file` would write: what it packs can be used without it. */
export interface Archive {
  readonly address: string;
  /** Where Terraform would write it, absolute. */
  readonly path: string;
  readonly files: readonly PackedFile[];
}

/** The archive that `archive_file` would write at a path, which functions name in `filename`. */
export function archiveAt({ model, folder }: Deployed, path: string): Archive | undefined {
  const found = archivesIn(model).find(
    (one) => resolve(folder, argument(one, 'output_path')) === resolve(folder, path),
  );
  return found && { address: found.address, path: resolve(folder, path), files: packedBy(found, folder) };
}

const archivesIn = (model: Model): readonly Resource[] => model.resources.filter(({ type }) => type === 'archive_file');

const argument = (of: Body, name: string): string => textOf(of.get(name)) ?? '';

function packedBy(archive: Resource, folder: string): PackedFile[] {
  const single = argument(archive, 'source_file');
  if (single !== '') return [{ name: basename(single), content: { file: resolve(folder, single) } }];
  const directory = argument(archive, 'source_dir');
  if (directory !== '') return filesBelow(resolve(folder, directory), excluded(archive));
  const blocks = archive.blocks('source').map((block) => [argument(block, 'filename'), argument(block, 'content')]);
  const alone = argument(archive, 'source_content_filename');
  if (alone !== '') blocks.push([alone, argument(archive, 'source_content')]);
  return blocks.map(([name = '', text = '']) => ({ name, content: { text } }));
}

function excluded(archive: Resource): RegExp[] {
  const globs = archive.get('excludes');
  return (Array.isArray(globs) ? globs : []).map((glob) => globbed(String(glob)));
}

/** The files of a folder, in the order of their names. */
function filesBelow(folder: string, without: readonly RegExp[], prefix = ''): PackedFile[] {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry): PackedFile[] => {
    const name = `${prefix}${entry.name}`;
    if (without.some((pattern) => pattern.test(name))) return [];
    if (entry.isDirectory()) return filesBelow(folder, without, `${name}/`);
    return [{ name, content: { file: join(folder, name) } }];
  });
}

/** A digest of what is packed: another one whenever that changes. It is not the one of the zip. */
function digestOf(of: Subject, algorithm: string, encoding: 'hex' | 'base64'): string | undefined {
  const hash = createHash(algorithm);
  try {
    for (const { name, content } of packedBy(of.resource, of.surroundings.folder))
      hash.update(`${name}\n`).update('file' in content ? readFileSync(content.file) : content.text);
  } catch {
    return undefined;
  }
  return hash.digest(encoding);
}

/** Attributes of `archive_file`. */
export const archiveFile: Attributes = {
  id: (of) => digestOf(of, 'sha1', 'hex'),
  output_base64sha256: (of) => digestOf(of, 'sha256', 'base64'),
  output_base64sha512: (of) => digestOf(of, 'sha512', 'base64'),
  output_md5: (of) => digestOf(of, 'md5', 'hex'),
  output_sha: (of) => digestOf(of, 'sha1', 'hex'),
  output_sha1: (of) => digestOf(of, 'sha1', 'hex'),
  output_sha256: (of) => digestOf(of, 'sha256', 'hex'),
  output_sha512: (of) => digestOf(of, 'sha512', 'hex'),
  output_size: (of) => packedBy(of.resource, of.surroundings.folder).length * 1024,
};
