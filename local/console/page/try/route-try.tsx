import { useState } from 'preact/hooks';
import type { ApiView, Operations, TryAnswer } from '../../interface';
import { CallTry } from './call-try';
import { type CallForm, formFor } from './form';
import { kept, type PastCall, pastCalls } from './history';
import { OperationChoice } from './operation-choice';
import { PastCalls } from './past-calls';

interface RouteTryProps {
  readonly stack: string;
  readonly apis: readonly ApiView[];
  readonly operations: Operations;
}

/** The choice of a route, the form that calls it, and the calls that were made. */
export function RouteTry({ stack, apis, operations }: RouteTryProps) {
  const routes = operations.operations.filter(({ kind }) => kind !== 'websocket');
  const [chosen, setChosen] = useState<{ readonly id: string; readonly past?: PastCall }>({ id: '' });
  const [past, setPast] = useState(() => pastCalls(sessionStorage));
  const operation = routes.find(({ id }) => id === chosen.id) ?? routes[0];
  if (operation === undefined) return null;
  const called = (form: CallForm, { status }: TryAnswer) =>
    setPast(kept(sessionStorage, { at: Date.now(), stack, name: operation.name, status, form }));
  return (
    <>
      <OperationChoice operations={routes} chosen={operation.id} choose={(id) => setChosen({ id })} />
      <CallTry
        key={`${operation.id} ${chosen.past?.at}`}
        stack={stack}
        operation={operation}
        operations={operations}
        api={apis.find(({ address }) => address === operation.api)}
        begin={chosen.past?.form ?? formFor(operation, operations)}
        called={called}
      />
      <PastCalls
        calls={past.filter((call) => call.stack === stack)}
        choose={(call) => setChosen({ id: call.form.operation, past: call })}
      />
    </>
  );
}
