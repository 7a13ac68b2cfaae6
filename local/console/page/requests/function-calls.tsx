import type { FunctionView } from '../../interface';
import { JsonBlock } from '../json-block';
import { milliseconds } from '../words';
import { partId } from './part-id';

/** What functions got and answered, side by side. */
export function FunctionCalls({ calls }: { readonly calls: readonly FunctionView[] }) {
  return (
    <>
      {calls.map((call, at) => (
        <section key={call.requestId} id={partId({ in: 'functions', at })} aria-label={`Function ${call.address}`}>
          <h3>
            <code>{call.address}</code>
          </h3>
          <p>{sentenceOf(call)}</p>
          <div class="sides">
            <JsonBlock name="Event" value={call.event} />
            <JsonBlock name="Answer" value={call.answer} />
          </div>
        </section>
      ))}
    </>
  );
}

function sentenceOf({ outcome, qualifier, milliseconds: took, coldFor, requestId }: FunctionView): string {
  const cold = coldFor === undefined ? '' : `, after a start of ${milliseconds(coldFor)}`;
  const by = qualifier === undefined ? '' : ` by ${qualifier}`;
  return `${outcome}${by} in ${milliseconds(took)}${cold}; its log lines have request ${requestId}`;
}
