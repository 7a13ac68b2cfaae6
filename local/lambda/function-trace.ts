import type { Opening, Trace, TracedFunction } from '../trace';
import type { InvocationResult } from './lambda';
import type { LocalFunction } from './local-function';

/** Writes into a trace what becomes of one call of a function. */
export class FunctionTrace {
  private readonly call: TracedFunction;
  private readonly opens: Opening | undefined;
  private sentAt = performance.now();

  constructor(
    private readonly trace: Trace,
    { configuration }: LocalFunction,
    call: Pick<TracedFunction, 'qualifier' | 'requestId' | 'event'>,
  ) {
    // Every member from the start: objects that grow later cost more than all that is written into them.
    this.call = {
      address: configuration.address,
      qualifier: call.qualifier,
      requestId: call.requestId,
      event: trace.kept(call.event),
      coldFor: undefined,
      milliseconds: undefined,
      outcome: undefined,
      answer: undefined,
    };
    this.opens = trace.calledFunction(this.call);
  }

  /** The call reaches the handler, in an environment that was started for it when `coldFor` is told. */
  begun(coldFor: number | undefined): void {
    const { address, qualifier } = this.call;
    this.sentAt = performance.now();
    this.call.coldFor = coldFor;
    const label = address.replace(/^.*aws_lambda_function\./, '');
    const named = qualifier === undefined ? label : `${label}:${qualifier}`;
    const cold = coldFor === undefined ? '' : ` (cold ${Math.round(coldFor)} ms)`;
    this.trace.step('lambda', named + cold, address, this.opens);
  }

  /** The call is over. That it was answered needs no step of its own. */
  ended(result: InvocationResult): void {
    const { outcome } = result;
    this.call.milliseconds = performance.now() - this.sentAt;
    this.call.outcome = outcome;
    this.call.answer = this.trace.kept(outcome === 'refused' ? JSON.stringify(result) : result.payload);
    if (outcome === 'answered') return;
    const why = outcome === 'refused' ? `${result.code}: ${result.message}` : `failed: ${errorIn(result.payload)}`;
    this.trace.step('lambda', why, this.call.address, this.opens);
  }
}

function errorIn(payload: string): string {
  const { errorType, errorMessage } = JSON.parse(payload);
  return `${errorType}: ${errorMessage}`;
}
