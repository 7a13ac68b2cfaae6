import { useEffect, useRef, useState } from 'preact/hooks';

/** Milliseconds between two looks at what is stored, however many calls pass. */
const between = 1000;

/** Counts up after something has changed, and at once when it is asked to. */
export function useTurns(changes: number): [turn: number, again: () => void] {
  const [turn, setTurn] = useState(0);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const again = () => setTurn((before) => before + 1);
  useEffect(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      again();
    }, between);
  }, [changes]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return [turn, again];
}
