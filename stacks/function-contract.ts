import type { ContractJson, SchemaJson } from '../constructs/lambda/bundle-contents';
import type { BundledFunction } from '../constructs/lambda/bundled-function';
import { PropError } from '../constructs/prop-error';

/** The schema of draft 4 that a function's contract has under a name: what a model of a REST API says. */
export const modelSchema = (of: BundledFunction, name: string): SchemaJson => found(of, 'models', name);

/** The schema of OpenAPI 3.0 that a function's contract has under a name. */
export const documentSchema = (of: BundledFunction, name: string): SchemaJson => found(of, 'schemas', name);

function found(of: BundledFunction, kind: 'models' | 'schemas', name: string): SchemaJson {
  const known: ContractJson[typeof kind] = of.contents?.contract?.[kind] ?? {};
  const schema = known[name];
  if (schema !== undefined) return schema;
  throw new PropError(of, {
    prop: 'contract',
    mustBe: `a contract with a schema ${name}`,
    was: Object.keys(known).join(', ') || 'nothing',
    fix: 'Add it to schemas in contract.ts beside the handler.',
  });
}
