import { internalError } from '../refusal';
import type { Outcome } from './outcome';

/** A MOCK integration: the mapped body tells the status, and nothing is called. */
export function mock(body: Buffer, address: string): Outcome {
  const status = statusIn(body.toString());
  if (status === undefined) throw internalError(`the template of ${address} gives no "statusCode"`);
  return { selection: status, headers: [], body: Buffer.alloc(0) };
}

/** The template's JSON may leave out the quotes of names. */
const statusIn = (text: string): string | undefined =>
  /^\s*\{[\s\S]*?["']?\bstatusCode["']?\s*:\s*["']?(\d+)/.exec(text)?.[1];
