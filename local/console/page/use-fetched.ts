import { useEffect, useState } from 'preact/hooks';
import { ask, reasonOf } from './server';

/** What the server answered, or why it did not. */
export interface Fetched<T> {
  readonly value?: T;
  readonly fault?: string;
}

interface Known<T> extends Fetched<T> {
  readonly path: string | undefined;
}

/** Fetches a path, and again whenever `version` grows; the last answer stays until then. Without a path nothing is fetched. */
export function useFetched<T>(path: string | undefined, version = 0): Fetched<T> {
  const [known, setKnown] = useState<Known<T>>({ path: undefined });
  useEffect(() => {
    if (path === undefined) return;
    let current = true;
    ask<T>(path).then(
      (value) => current && setKnown({ path, value }),
      (problem) => current && setKnown({ path, fault: reasonOf(problem) }),
    );
    return () => {
      current = false;
    };
  }, [path, version]);
  return known.path === path ? known : {};
}
