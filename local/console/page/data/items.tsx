import type { ItemsView } from '../../interface';
import { Scrolling } from '../scrolling';

interface ItemsProps {
  readonly name: string;
  /** Attributes that stand first. */
  readonly keys: readonly string[];
  readonly items: ItemsView['items'];
}

/** Items, an attribute a column. */
export function Items({ name, keys, items }: ItemsProps) {
  if (items.length === 0) return null;
  const columns = [...new Set([...keys, ...items.flatMap((item) => Object.keys(item).sort())])];
  return (
    <Scrolling>
      <table aria-label={name}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={keys.map((key) => item[key]).join()}>
              {columns.map((column) => (
                <td key={column}>{cellOf(item[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

const cellOf = (value: unknown): string =>
  typeof value === 'object' || typeof value === 'boolean' ? JSON.stringify(value) : String(value ?? '');
