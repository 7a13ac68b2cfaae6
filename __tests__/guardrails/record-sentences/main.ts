import { writeFileSync } from 'node:fs';
import { cases } from '../cases';
import { namesOf, sentencesOf } from '../sentences';

/** Records what the rules say of their cases in `sentences.json`. */
export async function main(): Promise<number> {
  const names = namesOf(cases);
  const recorded = Object.fromEntries(cases.map((one, at) => [names[at], sentencesOf(one, one.breaks)]));
  writeFileSync('__tests__/guardrails/cases/sentences.json', `${JSON.stringify(recorded, null, 2)}\n`);
  return 0;
}
