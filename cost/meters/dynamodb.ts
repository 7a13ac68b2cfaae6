import { textOf } from '../../terraform/language/value';
import type { Body, Resource } from '../../terraform/model/resource';
import { requests } from '../calls/apis';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { monthHours, type Usage, usage } from '../usage';
import { scaled, targetsOf } from './autoscaling';

/** Reads, writes, storage and continuous backups of tables. */
export function dynamodbUsage(stack: Stack): readonly Usage[] {
  const tables = stack.all('aws_dynamodb_table');
  const onDemand = tables.filter((table) => isOnDemand(table, stack));
  const provisioned = tables.filter((table) => !onDemand.includes(table));
  for (const table of tables) tellUnknown(table, stack);
  return [
    ...unitsUsage(onDemand, stack),
    ...provisioned.flatMap((table) => [capacityUsage(table, 'read', stack), capacityUsage(table, 'write', stack)]),
    ...storageUsage(tables, stack),
  ];
}

const isOnDemand = (table: Resource, stack: Stack): boolean =>
  stack.text(table, 'billing_mode', 'PROVISIONED', table.address) === 'PAY_PER_REQUEST';

function unitsUsage(tables: readonly Resource[], stack: Stack): Usage[] {
  if (tables.length === 0) return [];
  const reads = stack.traffic.stated('readUnits') ?? units('readUnits', 2, 'half of the requests', stack);
  const writes = stack.traffic.stated('writeUnits') ?? units('writeUnits', 5, 'a fifth of the requests', stack);
  return [
    usage('dynamodb.read-units', tables, reads, `${shown(reads)} read units`),
    usage('dynamodb.write-units', tables, writes, `${shown(writes)} write units`),
  ];
}

const units = (key: 'readUnits' | 'writeUnits', part: number, what: string, stack: Stack): Exact =>
  stack.traffic.otherwise(key, requests(stack).over(part), what);

function capacityUsage(table: Resource, kind: 'read' | 'write', stack: Stack): Usage {
  const indexes = table.blocks('global_secondary_index');
  const capacities = [
    scaled(capacityOf(table, kind, table, stack), scalersOf(table, `table:${capitalized(kind)}`, stack), stack),
    ...indexes.map((index) => capacityOf(index, kind, table, stack)),
  ];
  const sum = Exact.sum(capacities);
  const how = `${shown(sum)} units × ${monthHours} h`;
  return usage(kind === 'read' ? 'dynamodb.rcu-hours' : 'dynamodb.wcu-hours', table, sum.times(monthHours), how);
}

const capacityOf = (body: Body, kind: 'read' | 'write', table: Resource, stack: Stack): Exact =>
  stack.number(body, `${kind}_capacity`, 1, table.address);

const capitalized = (kind: 'read' | 'write'): string => (kind === 'read' ? 'ReadCapacityUnits' : 'WriteCapacityUnits');

const scalersOf = (table: Resource, dimension: string, stack: Stack): readonly Resource[] =>
  targetsOf(`dynamodb:${dimension}`, stack).filter((target) => {
    const name = /^table\/([^/]+)$/.exec(textOf(target.get('resource_id')) ?? '')?.[1];
    return (
      stack.model.follow(target, 'resource_id', 'aws_dynamodb_table') === table ||
      (name !== undefined && table.get('name') === name)
    );
  });

function storageUsage(tables: readonly Resource[], stack: Stack): Usage[] {
  if (tables.length === 0) return [];
  const gb = stack.traffic.number('tableGb');
  const backed = tables.filter((table) =>
    stack.isTrue(table.block('point_in_time_recovery'), 'enabled', table.address),
  );
  const part = gb.times(backed.length).over(tables.length);
  const storage = usage('dynamodb.storage', tables, gb, `${shown(gb)} GB`);
  return backed.length === 0 ? [storage] : [storage, usage('dynamodb.pitr', backed, part, `${shown(part)} GB`)];
}

/** Copies in other regions and the class for rare access have prices of their own. */
function tellUnknown(table: Resource, { notes }: Stack): void {
  if (table.blocks('replica').length > 0) notes.leaveOut(table.address, 'its replicas have no price here');
  if (table.get('table_class') === 'STANDARD_INFREQUENT_ACCESS')
    notes.leaveOut(table.address, 'the class STANDARD_INFREQUENT_ACCESS has no price here; that of STANDARD is taken');
}
