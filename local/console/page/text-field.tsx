import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly name: string;
  readonly value: string;
  readonly change: (value: string) => void;
  /** Lines that are shown; one makes a field without line breaks. */
  readonly rows?: number;
  readonly required?: boolean;
  /** Id of what is said about the value. */
  readonly describedBy?: string;
}

/** A labelled field for text. */
export function TextField({ name, value, change, rows = 1, required = false, describedBy }: TextFieldProps) {
  const id = useId();
  const same = { id, value, required, spellcheck: false, 'aria-describedby': describedBy };
  return (
    <div class="field">
      <label for={id}>{name}</label>
      {rows === 1 ? (
        <input {...same} autocomplete="off" onInput={({ currentTarget }) => change(currentTarget.value)} />
      ) : (
        <textarea {...same} rows={rows} onInput={({ currentTarget }) => change(currentTarget.value)} />
      )}
    </div>
  );
}
