import { useEffect, useState } from 'preact/hooks';
import { ask, reasonOf } from './server';

/** What was asked for, or why it did not come. */
export interface Asked<T> {
  readonly value?: T;
  readonly fault?: string;
}

interface Known<T> extends Asked<T> {
  readonly path: string | undefined;
}

/** Asks for a path, and again whenever `version` grows; what was there stays until then. Without a path nothing is asked. */
export function useAsked<T>(path: string | undefined, version = 0): Asked<T> {
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
