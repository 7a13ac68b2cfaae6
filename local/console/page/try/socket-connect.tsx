import { useState } from 'preact/hooks';
import type { ApiView, Operations } from '../../interface';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { CallerFields } from './caller-fields';
import type { CallerForm } from './form';
import { type Pairs, pairsOf } from './lines';

/** How a person wants to connect. */
interface Handshake {
  readonly stage: string | undefined;
  readonly query: Pairs;
  readonly headers: Pairs;
  readonly caller: CallerForm;
}

interface SocketConnectProps {
  readonly api: ApiView;
  readonly operations: Operations;
  readonly begin: CallerForm;
  readonly open: boolean;
  readonly connect: (handshake: Handshake) => void;
  readonly close: () => void;
}

/** The form of a handshake. */
export function SocketConnect({ api, operations, begin, open, connect, close }: SocketConnectProps) {
  const [caller, setCaller] = useState(begin);
  const [{ stage, query, headers }, setTexts] = useState({ stage: '', query: '', headers: '' });
  const change = (part: object) => setTexts((before) => ({ ...before, ...part }));
  const submit = () =>
    connect({ stage: stage || undefined, query: pairsOf(query, '='), headers: pairsOf(headers, ':'), caller });
  return (
    <form
      aria-label="Connect"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="fields wide">
        {api.stages.length > 1 && (
          <SelectField
            name="Stage"
            value={stage}
            all={api.stages.map(({ name }) => name)}
            change={(one) => change({ stage: one })}
          />
        )}
        <TextField
          name="Query, one name=value a line"
          rows={2}
          value={query}
          change={(one) => change({ query: one })}
        />
        <TextField
          name="Headers, one Name: value a line"
          rows={2}
          value={headers}
          change={(one) => change({ headers: one })}
        />
      </div>
      <CallerFields caller={caller} clients={operations.clients} keys={operations.keys} change={setCaller} />
      <button type="submit" disabled={open}>
        Connect
      </button>{' '}
      <button type="button" disabled={!open} onClick={close}>
        Disconnect
      </button>
    </form>
  );
}
