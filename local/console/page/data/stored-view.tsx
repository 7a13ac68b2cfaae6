import type { DataView as Stored } from '../../interface';
import { queryOf } from '../address';
import { useFetched } from '../use-fetched';
import type { ViewProps } from '../view-props';
import { Caches } from './caches';
import { Connections } from './connections';
import { Queues } from './queues';
import { Quotas } from './quotas';
import { Tables } from './tables';
import { Throttles } from './throttles';
import { useTurns } from './use-turns';

/** What a stack holds now; each part can be set back. */
export function StoredView({ live, stack }: ViewProps) {
  const [turn, again] = useTurns(live.sampling.passed + (live.versions[stack] ?? 0));
  const { value, fault } = useFetched<Stored>(stack === '' ? undefined : `/api/data${queryOf({ stack })}`, turn);
  if (fault !== undefined) return <p role="alert">{fault}</p>;
  if (value === undefined) return <p>Asking the run …</p>;
  const same = { stack, again };
  return (
    <>
      <Tables {...same} tables={value.tables} turn={turn} />
      <Queues {...same} queues={value.queues} />
      <Connections {...same} connections={value.connections} />
      <Caches {...same} caches={value.caches} />
      <Quotas {...same} quotas={value.quotas} />
      <Throttles {...same} throttles={value.throttles} />
      {Object.values(value).every((part) => part.length === 0) && <p>This stack holds nothing.</p>}
    </>
  );
}
