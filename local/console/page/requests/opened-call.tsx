import type { CallView } from '../../interface';
import { linkTo } from '../address';
import { classOf } from '../call-line';
import { useFetched } from '../use-fetched';
import { counted, milliseconds } from '../words';
import { AwsCalls } from './aws-calls';
import { FunctionCalls } from './function-calls';
import { Logs } from './logs';
import { Metrics } from './metrics';
import { Steps } from './steps';
import { Templates } from './templates';

/** One call with everything that is known of it. */
export function OpenedCall({ id }: { readonly id: string }) {
  const { value: call, fault } = useFetched<CallView>(`/api/calls/${encodeURIComponent(id)}`);
  return (
    <section class="panel" aria-label="Opened request">
      {fault !== undefined && <p role="alert">{fault}</p>}
      {call !== undefined && <Call call={call} />}
      <a href={linkTo('requests')}>Close</a>
    </section>
  );
}

function Call({ call }: { readonly call: CallView }) {
  const { method, path, status, route, stack } = call;
  return (
    <>
      <h2>
        {method} {path} <b class={classOf(status)}>{status}</b>
      </h2>
      <p>
        {route ?? 'No route'} of <a href={linkTo('map', { stack })}>{stack}</a>, {milliseconds(call.milliseconds)},
        request <code>{call.id}</code>
      </p>
      {call.cut > 0 && <p>{counted(call.cut, 'part')} cut: the call was too large to be kept whole.</p>}
      <Steps call={call} />
      <FunctionCalls calls={call.functions} />
      <Templates templates={call.templates} />
      <AwsCalls calls={call.aws} />
      <Logs logs={call.logs} />
      <Metrics metrics={call.metrics} />
    </>
  );
}
