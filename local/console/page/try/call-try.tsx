import { useState } from 'preact/hooks';
import type { ApiView, Operation, Operations, TryAnswer } from '../../interface';
import { post, reasonOf } from '../server';
import { Answer } from './answer';
import { CallerFields } from './caller-fields';
import { type CallForm, requestOf } from './form';
import { RequestFields } from './request-fields';

interface CallTryProps {
  readonly stack: string;
  readonly operation: Operation;
  readonly operations: Operations;
  readonly api: ApiView | undefined;
  /** What the form begins with. */
  readonly begin: CallForm;
  /** Is told what was answered. */
  readonly called: (form: CallForm, answer: TryAnswer) => void;
}

/** A form that calls a route, and what came back. */
export function CallTry({ stack, operation, operations, api, begin, called }: CallTryProps) {
  const [form, setForm] = useState(begin);
  const [answer, setAnswer] = useState<TryAnswer>();
  const [fault, setFault] = useState<string>();
  const call = async () => {
    try {
      const came = await post<TryAnswer>('/api/try', requestOf(form, operation, stack));
      setAnswer(came);
      setFault(undefined);
      called(form, came);
    } catch (problem) {
      setFault(reasonOf(problem));
    }
  };
  return (
    <>
      <form
        aria-label={`Call ${operation.name}`}
        onSubmit={(event) => {
          event.preventDefault();
          void call();
        }}
      >
        <RequestFields form={form} operation={operation} stages={api?.stages ?? []} change={setForm} />
        <CallerFields
          caller={form.caller}
          clients={operations.clients}
          keys={operations.keys}
          change={(caller) => setForm({ ...form, caller })}
        />
        <button type="submit">Call</button>
      </form>
      <div aria-live="polite">
        {fault !== undefined && <p class="bad">{fault}</p>}
        {answer !== undefined && <Answer answer={answer} stack={stack} />}
      </div>
    </>
  );
}
