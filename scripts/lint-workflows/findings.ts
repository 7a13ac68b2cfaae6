import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

const folder = '.github/workflows';

/** Prints what GitHub would refuse in workflow files, by default all of them. Exit code 0 when there is nothing, else 1. */
export async function lint(given: readonly string[]): Promise<number> {
  const files = given.length > 0 ? given : readdirSync(folder).map((name) => join(folder, name));
  const findings = (await Promise.all([...files].sort().map(findingsIn))).flat();
  process.stdout.write(findings.length > 0 ? `${findings.join('\n')}\n` : `${files.length} workflows: sound\n`);
  return findings.length > 0 ? 1 : 0;
}

async function findingsIn(file: string): Promise<string[]> {
  const document = TextDocument.create(`file://${resolve(file)}`, 'yaml', 1, readFileSync(file, 'utf8'));
  const diagnostics = await validate(document, {});
  return diagnostics.map(
    ({ range, message }) => `${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`,
  );
}
