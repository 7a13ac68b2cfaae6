import type { Fault } from '../interface';

/** Asks the run for something. Rejects with the reason that it gives. */
export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(path, init);
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error((body as Fault).message);
  return body as T;
}

/** Has the run do something. */
export const post = <T>(path: string, body: unknown): Promise<T> =>
  ask<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** Why something did not work, in one line. */
export const reasonOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));
