import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asObject, type JsonObject } from '../../../terraform/documents/json-object';
import { parseFile } from '../../../terraform/documents/parse-file';
import type { Arguments } from './arguments';

/** A variable of a stack that has no value yet. */
export interface MissingVariable {
  readonly name: string;
  readonly description: string;
}

/** The variables of a stack that nothing gives a value. In Terraform Cloud the workspace may give it: there none is missing here. */
export async function missingVariables(
  folder: string,
  document: JsonObject,
  args: Arguments,
): Promise<MissingVariable[]> {
  if (asObject(document.terraform).cloud !== undefined) return [];
  const given = await givenNames(folder, args);
  return Object.entries(asObject(document.variable))
    .filter(([name, body]) => asObject(body).default === undefined && !given.has(name))
    .map(([name, body]) => ({ name, description: String(asObject(body).description ?? '') }));
}

async function givenNames(folder: string, { variables, variableFiles }: Arguments): Promise<Set<string>> {
  const loaded = existsSync(folder)
    ? readdirSync(folder).filter((file) => /^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(file))
    : [];
  const files = [...variableFiles.map((file) => resolve(file)), ...loaded.map((file) => join(folder, file))];
  const documents = await Promise.all(files.map(async (file) => (await parseFile(file)).document));
  return new Set([
    ...variables.map((one) => one.slice(0, one.indexOf('='))),
    ...documents.flatMap((document) => Object.keys(asObject(document))),
    ...Object.keys(process.env).flatMap((name) => (name.startsWith('TF_VAR_') ? [name.slice('TF_VAR_'.length)] : [])),
  ]);
}
