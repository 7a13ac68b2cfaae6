import { useState } from 'preact/hooks';
import type { CallSummary } from '../../interface';
import { CallLine } from '../call-line';
import { useFetched } from '../use-fetched';
import type { ViewProps } from '../view-props';
import { shownCalls } from './call-filter';
import { Filters } from './filters';
import { OpenedCall } from './opened-call';
import { Sampled } from './sampled';

/** Lines that a list shows at once, so that it stays quick. */
const most = 200;

/** The calls that were answered, newest first, and the one that is open. */
export function RequestsView({ live, place }: ViewProps) {
  const [filter, setFilter] = useState({ stack: '', route: '', status: '' });
  const { value = [], fault } = useFetched<readonly CallSummary[]>('/api/calls');
  const calls = shownCalls(filter, live.calls, value);
  const stacks = (live.overview?.stacks ?? []).map(({ stack }) => stack);
  return (
    <>
      <Filters filter={filter} stacks={stacks} change={setFilter} />
      <Sampled sampling={live.sampling} />
      {fault !== undefined && <p role="alert">{fault}</p>}
      <div class={place.opened === undefined ? undefined : 'beside'}>
        <section aria-label="Requests">
          {calls.length === 0 && <p>No request passes the filter yet.</p>}
          <ol class="calls">
            {calls.slice(0, most).map((call) => (
              <li key={call.id}>
                <CallLine call={call} current={call.id === place.opened} />
              </li>
            ))}
          </ol>
        </section>
        {place.opened !== undefined && <OpenedCall id={place.opened} />}
      </div>
    </>
  );
}
