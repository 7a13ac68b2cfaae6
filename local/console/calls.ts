import type { CallBook } from './call-book';
import { callView } from './call-view';
import { ConsoleFault } from './fault';
import type { CallSummary, CallView } from './interface';
import { secretsIn } from './secrets';
import type { Stack } from './stacks';

/** The calls that fit what the page looks for, newest first. */
export function callsFitting(book: CallBook, query: URLSearchParams): readonly CallSummary[] {
  const fits = (name: string, value: string | undefined): boolean => [null, '', value].includes(query.get(name));
  const status = query.get('status') ?? '';
  return book.newestFirst.filter(
    (call) =>
      fits('stack', call.stack) &&
      fits('route', call.route) &&
      String(call.status).startsWith(status.replace(/x+$/, '')),
  );
}

/** One call whole. */
export function callOf(book: CallBook, id: string, stackOf: (name: string) => Stack | undefined): CallView {
  const call = book.get(id);
  if (call === undefined) throw new ConsoleFault(404, `call ${id}: is not kept any more.`);
  const stack = stackOf(call.summary.stack);
  return callView(call, stack === undefined ? [] : secretsIn(stack.world.deployed.model));
}
