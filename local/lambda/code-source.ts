import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { textOf } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import { type Archive, archiveAt } from '../deployed/archive';
import type { Deployed } from '../deployed/deployed';

/** Where the code of a function or layer is, or why it is not here. */
export type CodeSource = PresentCode | { readonly missing: string };

/** Code that is here: in a zip, in a folder, or in what `archive_file` would pack. */
export type PresentCode = { readonly zip: string } | { readonly folder: string } | { readonly archive: Archive };

/** Another place for the code that a `filename` names; undefined when there is none. */
export type Elsewhere = (path: string) => string | undefined;

/** Finds the code of a function or layer: the zip or folder that `filename` names, or what an object in S3 is uploaded from. */
export function codeSource(of: Resource, deployed: Deployed, elsewhere: Elsewhere = () => undefined): CodeSource {
  const filename = textOf(of.get('filename')) ?? uploadedFrom(of, deployed);
  if (filename === undefined) return { missing: whyWithout(of) };
  const path = resolve(deployed.folder, filename);
  const archive = archiveAt(deployed, filename);
  if (archive !== undefined) return { archive };
  return sourceAt(elsewhere(path) ?? path, filename);
}

function sourceAt(path: string, filename: string): CodeSource {
  const unpacked = path.replace(/\.zip$/, '');
  if (existsSync(path)) return statSync(path).isDirectory() ? { folder: path } : { zip: path };
  if (unpacked !== path && existsSync(unpacked)) return { folder: unpacked };
  return { missing: `filename must name a zip or a folder, ${JSON.stringify(filename)} is not there. Build it first.` };
}

/** The file that becomes the object whose bucket and key a function names. */
function uploadedFrom(of: Resource, { model }: Deployed): string | undefined {
  const key = textOf(of.get('s3_key'));
  const bucket = textOf(of.get('s3_bucket'));
  if (key === undefined) return undefined;
  const object = model
    .ofType('aws_s3_object', 'aws_s3_bucket_object')
    .find((one) => textOf(one.get('key')) === key && textOf(one.get('bucket')) === bucket);
  return textOf(object?.get('source'));
}

function whyWithout(of: Resource): string {
  if (of.has('image_uri')) return 'its code is a container image: only zips and folders are run';
  if (of.has('s3_key'))
    return 'its code is an object in S3 that the document does not upload: name a zip or folder in filename';
  return 'filename must name a zip or a folder, and is not known';
}
