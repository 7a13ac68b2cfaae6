import { basename, resolve } from 'node:path';
import type { ConfigurationSource } from '../terraform/documents/configuration';
import { configurationsAt } from '../terraform/documents/configurations';
import { readConfiguration } from '../terraform/documents/read-configuration';

/** One configuration to run. */
export interface LocalDocument {
  /** What a person calls it: the last name of its folder. */
  readonly stack: string;
  /** Folder to which the `filename` of a function is relative. */
  readonly folder: string;
  readonly source: ConfigurationSource;
}

/** Reads every configuration of a folder or file. */
export async function documentsAt(path: string): Promise<LocalDocument[]> {
  const documents: LocalDocument[] = [];
  for (const files of configurationsAt(path)) {
    const { source } = await readConfiguration(files, { installedModules: true });
    const folder = resolve(files.folder);
    documents.push({ stack: basename(folder), folder, source });
  }
  return documents;
}

/** A document that is in memory already, such as the Terraform JSON that a test writes. */
export const documentOf = (stack: string, folder: string, terraformJson: object): LocalDocument => ({
  stack,
  folder,
  source: { files: [{ name: `${stack}.tf.json`, document: terraformJson }] },
});
