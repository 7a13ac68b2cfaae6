import { readFileSync } from 'node:fs';
import { asObject, type JsonObject } from '../../terraform/documents/json-object';
import { Refused } from './refused';

/** Reads the JSON of one stack, as synth or a review wrote it. */
export function readStack(file: string): JsonObject {
  try {
    return asObject(JSON.parse(readFileSync(file, 'utf8')));
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw new Refused(`${file}: must be the JSON of a stack (${reason}). Run npm run synth.`);
  }
}
