import type { CallSummary } from '../interface';
import { linkTo } from './address';
import { clockOf, milliseconds } from './words';

/** Classes of statuses that look alike. */
export const classOf = (status: number): string => (status < 400 ? 'good' : status < 500 ? 'refused' : 'bad');

/** One call in one line, which opens it. */
export function CallLine({ call, current }: { readonly call: CallSummary; readonly current?: boolean }) {
  const { id, stack, at, method, path, status, milliseconds: took } = call;
  return (
    <a class="call" href={linkTo('requests', { stack }, id)} aria-current={current ? 'true' : undefined}>
      <time>{clockOf(at)}</time> <b class={classOf(status)}>{status}</b> <span class="method">{method}</span>{' '}
      <span class="path">{path}</span> <span class="took">{milliseconds(took)}</span>
    </a>
  );
}
