import { classOf } from '../call-line';
import { clockOf } from '../words';
import type { PastCall } from './history';

interface PastCallsProps {
  readonly calls: readonly PastCall[];
  readonly choose: (call: PastCall) => void;
}

/** The calls that were made, each to be filled in again. */
export function PastCalls({ calls, choose }: PastCallsProps) {
  if (calls.length === 0) return null;
  return (
    <section aria-label="History">
      <h2>History</h2>
      <ol class="calls">
        {calls.map((call) => (
          <li key={call.at}>
            <button type="button" class="call" onClick={() => choose(call)}>
              <time>{clockOf(call.at)}</time> <b class={classOf(call.status)}>{call.status}</b> {call.name}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
