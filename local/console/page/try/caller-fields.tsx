import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import type { CallerForm } from './form';

interface CallerFieldsProps {
  readonly caller: CallerForm;
  readonly clients: readonly string[];
  readonly keys: readonly string[];
  readonly change: (caller: CallerForm) => void;
}

/** As whom to call: a user, with a key, signed. */
export function CallerFields({ caller, clients, keys, change }: CallerFieldsProps) {
  return (
    <fieldset class="fields">
      <legend>As whom</legend>
      <TextField name="User (empty for nobody)" value={caller.sub} change={(sub) => change({ ...caller, sub })} />
      {caller.sub !== '' && <UserFields caller={caller} clients={clients} change={change} />}
      {keys.length > 0 && (
        <SelectField
          name="API key"
          none="no key"
          value={caller.key}
          all={keys}
          change={(key) => change({ ...caller, key })}
        />
      )}
      <Check
        name="Signed by the local developer"
        on={caller.signed}
        change={(signed) => change({ ...caller, signed })}
      />
    </fieldset>
  );
}

/** What the token of a user says. */
function UserFields({ caller, clients, change }: Omit<CallerFieldsProps, 'keys'>) {
  return (
    <>
      <TextField name="Scopes" value={caller.scope} change={(scope) => change({ ...caller, scope })} />
      <TextField name="Groups" value={caller.groups} change={(groups) => change({ ...caller, groups })} />
      {clients.length > 1 && (
        <SelectField
          name="Client"
          none="the first one"
          value={caller.client}
          all={clients}
          change={(client) => change({ ...caller, client })}
        />
      )}
      <Check name="Send the ID token" on={caller.id} change={(id) => change({ ...caller, id })} />
    </>
  );
}

interface CheckProps {
  readonly name: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}

const Check = ({ name, on, change }: CheckProps) => (
  <label class="check">
    <input type="checkbox" checked={on} onChange={({ currentTarget }) => change(currentTarget.checked)} /> {name}
  </label>
);
