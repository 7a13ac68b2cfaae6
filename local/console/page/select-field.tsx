import { useId } from 'preact/hooks';

interface SelectFieldProps {
  readonly name: string;
  readonly value: string;
  readonly all: readonly string[];
  readonly change: (value: string) => void;
  /** What a person reads in place of a value. */
  readonly labelOf?: (value: string) => string;
  /** What choosing nothing is called; without it something is always chosen. */
  readonly none?: string;
}

/** A labelled choice among texts. */
export function SelectField({ name, value, all, change, none, labelOf = (one) => one }: SelectFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <select
        id={id}
        value={none === undefined ? value || all[0] : value}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {all.map((one) => (
          <option key={one} value={one}>
            {labelOf(one)}
          </option>
        ))}
      </select>
    </div>
  );
}
