import type { CallForm } from './form';

/** A call that was made, so that it can be made again. */
export interface PastCall {
  readonly at: number;
  readonly stack: string;
  /** `POST /items`. */
  readonly name: string;
  readonly status: number;
  readonly form: CallForm;
}

/** What a browser keeps by name. */
interface Kept {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

const place = 'calls';

/** Calls that are kept. */
const longest = 30;

/** The calls that were made in this browser, newest first. */
export function pastCalls(storage: Kept): readonly PastCall[] {
  const found: unknown = JSON.parse(storage.getItem(place) ?? '[]');
  return Array.isArray(found) ? found : [];
}

/** Keeps a call, and answers all that are kept. */
export function kept(storage: Kept, call: PastCall): readonly PastCall[] {
  const all = [call, ...pastCalls(storage)].slice(0, longest);
  storage.setItem(place, JSON.stringify(all));
  return all;
}
