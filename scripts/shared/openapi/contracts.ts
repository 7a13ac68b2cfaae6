import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContractJson } from '../../../constructs/lambda/bundle-contents';
import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { sourceCodeHash } from '../source-code-hash';

/** What the functions of a project take and answer. */
export type Contracts = (lambda: Resource) => ContractJson | undefined;

/** The part of a bundle's stamp that is read here. */
interface Stamp {
  readonly outputs: Readonly<Record<string, string>>;
  readonly serves?: { readonly contract?: ContractJson };
}

/** The contracts that bundles have, by the hash of the zip that a stack deploys. */
export function contractsIn(root: string): Contracts {
  const folder = join(root, 'dist/functions');
  const stamps = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.stamp\.json$/.test(path),
  );
  const byHash = new Map(stamps.flatMap((path) => contractIn(folder, path)));
  return (lambda) => byHash.get(textOf(lambda.get('source_code_hash')) ?? '');
}

function contractIn(folder: string, stamp: string): [hash: string, contract: ContractJson][] {
  const { outputs, serves }: Stamp = JSON.parse(readFileSync(join(folder, stamp), 'utf8'));
  const zip = Object.keys(outputs).find((path) => path.endsWith('.zip'));
  if (zip === undefined || serves?.contract === undefined) return [];
  return [[sourceCodeHash(readFileSync(join(folder, zip))), serves.contract]];
}
