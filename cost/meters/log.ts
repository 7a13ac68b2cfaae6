import type { Resource } from '../../terraform/model/resource';
import { Exact } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

/** Bytes of a gigabyte. */
const gb = 2 ** 30;

/** Days that AWS keeps a log whose group says nothing: for ever, of which a year is taken. */
const forEver = 365;

/** One log: what is written to it, and where. */
export interface Log {
  readonly usage: Usage;
  /** Its log group, when the stack holds it. */
  readonly group?: Resource;
  /** GB-months that are kept of it. */
  readonly stored: () => Exact;
}

/** A log that is written to. The class of its group decides the price. */
export function logged(
  price: string,
  writer: Resource,
  group: Resource | undefined,
  bytes: Exact,
  how: string,
  stack: Stack,
): Log {
  const rare = group !== undefined && stack.text(group, 'log_group_class', 'STANDARD', group.address) === rareAccess;
  const of = group === undefined ? [writer] : [writer, group];
  return {
    usage: usage(rare ? 'logs.ingest.infrequent' : price, of, bytes.over(gb), how),
    ...(group === undefined ? {} : { group }),
    stored: () => bytes.over(gb).times(0.15).times(daysKept(group, stack)).over(30),
  };
}

const rareAccess = 'INFREQUENT_ACCESS';

function daysKept(group: Resource | undefined, stack: Stack): Exact {
  const days = group && stack.number(group, 'retention_in_days', 0, group.address);
  return days === undefined || days.isZero ? Exact.of(forEver) : days;
}
