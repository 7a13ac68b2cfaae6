import { useEffect, useState } from 'preact/hooks';
import type { ConsoleEvent, Overview } from '../interface';
import { happened, type Live, unknown, withOverview } from './live-state';
import { ask } from './server';

/** Milliseconds in which events are shown together, so that many do not keep the page from answering. */
const together = 100;

/** What the run tells while the page is open. */
export function useLive(): Live {
  const [live, setLive] = useState(unknown);
  useEffect(() => listen(setLive), []);
  return live;
}

type Change = (change: (live: Live) => Live) => void;

function listen(change: Change): () => void {
  const source = new EventSource('/api/events');
  const take = inBatches((events) => {
    change((live) => events.reduce(happened, live));
    if (events.some(({ event }) => event === 'reloaded')) look(change);
  });
  source.onopen = () => look(change);
  source.onmessage = ({ data }) => take(JSON.parse(data));
  source.onerror = () => change((live) => ({ ...live, connected: false }));
  return () => source.close();
}

/** Asks for all that runs. When that fails, the events will say so. */
function look(change: Change): void {
  ask<Overview>('/api/overview').then(
    (overview) => change((live) => withOverview(live, overview)),
    () => undefined,
  );
}

function inBatches(take: (events: readonly ConsoleEvent[]) => void): (event: ConsoleEvent) => void {
  let waiting: ConsoleEvent[] = [];
  return (event) => {
    if (waiting.length === 0)
      setTimeout(() => {
        take(waiting);
        waiting = [];
      }, together);
    waiting.push(event);
  };
}
