import { useState } from 'preact/hooks';
import type { ItemsView, TableView } from '../../interface';
import { queryOf } from '../address';
import { SelectField } from '../select-field';
import { useFetched } from '../use-fetched';
import { counted } from '../words';
import type { HeldProps } from './held';
import { Items } from './items';
import { ResetButton } from './reset-button';

interface TablesProps extends HeldProps {
  readonly tables: readonly TableView[];
  /** Grows when items may be other ones. */
  readonly turn: number;
}

/** Tables with their items. */
export function Tables({ tables, stack, again, turn }: TablesProps) {
  return (
    <>
      {tables.map((table) => (
        <section key={table.name} aria-label={`Table ${table.name}`}>
          <h2>{table.name}</h2>
          <p>
            <code>{table.address}</code>, {counted(table.items, 'item')}{' '}
            <ResetButton name="Empty" reset={{ stack, kind: 'tables', id: table.name }} again={again} />
          </p>
          <TableItems stack={stack} table={table} turn={turn} />
        </section>
      ))}
    </>
  );
}

interface TableItemsProps {
  readonly stack: string;
  readonly table: TableView;
  readonly turn: number;
}

function TableItems({ stack, table, turn }: TableItemsProps) {
  const [index, setIndex] = useState('');
  const [after, setAfter] = useState<string>();
  const { value, fault } = useFetched<ItemsView>(
    `/api/items${queryOf({ stack, table: table.name, index, after })}`,
    turn,
  );
  const keys = table.indexes.find(({ name }) => name === index)?.keys ?? [];
  const show = (one: string) => {
    setIndex(one);
    setAfter(undefined);
  };
  return (
    <>
      {table.indexes.length > 0 && (
        <SelectField
          name="Index"
          none="the table"
          value={index}
          all={table.indexes.map(({ name }) => name)}
          change={show}
        />
      )}
      {fault !== undefined && <p role="alert">{fault}</p>}
      <Items name={`Items of ${table.name}`} keys={[...new Set([...keys, ...table.keys])]} items={value?.items ?? []} />
      {after !== undefined && (
        <button type="button" onClick={() => setAfter(undefined)}>
          First items
        </button>
      )}
      {value?.next !== undefined && (
        <button type="button" onClick={() => setAfter(value.next)}>
          Next items
        </button>
      )}
    </>
  );
}
