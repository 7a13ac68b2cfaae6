import type { ComponentChildren } from 'preact';
import type { ResetRequest } from '../../interface';
import { Scrolling } from '../scrolling';
import { ResetButton } from './reset-button';

/** What every kind of data is given. */
export interface HeldProps {
  readonly stack: string;
  /** Has everything asked for again. */
  readonly again: () => void;
}

interface HeldTableProps extends HeldProps {
  readonly title: string;
  readonly kind: ResetRequest['kind'];
  /** What setting all of it back is called. */
  readonly reset: string;
  readonly columns: readonly string[];
  /** Rows, each with the id by which it is set back. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly ComponentChildren[] }[];
}

/** One kind of what a stack holds, as a table whose rows can be set back. */
export function HeldTable({ stack, again, title, kind, reset, columns, rows }: HeldTableProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Scrolling>
        <table aria-label={title}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              <th scope="col">Set back</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells }) => (
              <tr key={id}>
                {cells.map((cell, at) => (
                  <td key={columns[at]}>{cell}</td>
                ))}
                <td>
                  <ResetButton name={reset} reset={{ stack, kind, id }} again={again} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {rows.length > 1 && <ResetButton name={`${reset} all`} reset={{ stack, kind }} again={again} />}
    </section>
  );
}
