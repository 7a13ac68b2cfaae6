import { asObject, type JsonObject } from '../../../terraform/documents/json-object';
import { afterwards } from '../review/afterwards';
import { lostWhenCreatedFirst, lostWith } from '../review/stateful';

/** What a plan does, the most severe first. */
export const verbs = ['destroy', 'replace', 'forget', 'update', 'move', 'import', 'create'] as const;

/** What a plan does with one resource. */
export interface PlannedChange {
  readonly verb: (typeof verbs)[number];
  readonly address: string;

  /** The arguments that force a replacement, or where a moved resource was. */
  readonly because: readonly string[];

  /** What is lost for good, where something is. */
  readonly lost?: string | undefined;
}

/** What `terraform show -json` tells of a plan: addresses and what is done with them, no values. */
export function plannedChanges(plan: JsonObject): PlannedChange[] {
  const changes = [plan.resource_changes ?? []].flat().map(asObject).flatMap(plannedChange);
  return changes.sort((a, b) => verbs.indexOf(a.verb) - verbs.indexOf(b.verb) || (a.address < b.address ? -1 : 1));
}

/** What must be done once a plan is applied, where something must. */
export function afterPlan(plan: JsonObject): string | undefined {
  const resources = [plan.resource_changes ?? []].flat().map(asObject);
  const goes = (resource: JsonObject) => [asObject(resource.change).actions ?? []].flat().join() === 'delete';
  const addresses = (some: readonly JsonObject[]) => some.map(({ address }) => String(address));
  return afterwards(addresses(resources.filter(goes)), addresses(resources.filter((one) => !goes(one))));
}

function plannedChange(resource: JsonObject): PlannedChange[] {
  const { address, mode, previous_address } = resource;
  const change = asObject(resource.change);
  const verb = verbOf(
    [change.actions ?? []].flat().join(),
    change.importing !== undefined,
    previous_address !== undefined,
  );
  if (verb === undefined || mode !== 'managed' || typeof address !== 'string') return [];
  const createdFirst = [change.actions].flat()[0] === 'create';
  const lost = verb === 'replace' && createdFirst ? lostWhenCreatedFirst(address) : lostBy(verb, address);
  return [{ verb, address, because: verb === 'move' ? [String(previous_address)] : forcing(change), lost }];
}

const lostBy = (verb: PlannedChange['verb'], address: string): string | undefined =>
  verb === 'destroy' || verb === 'replace' ? lostWith(address) : undefined;

function verbOf(actions: string, imported: boolean, moved: boolean): PlannedChange['verb'] | undefined {
  if (actions === 'delete') return 'destroy';
  if (actions.includes('delete')) return 'replace';
  if (actions.includes('forget')) return 'forget';
  if (actions === 'update') return 'update';
  if (actions === 'create') return 'create';
  return imported ? 'import' : moved ? 'move' : undefined;
}

function forcing({ replace_paths }: JsonObject): string[] {
  return Array.isArray(replace_paths) ? replace_paths.map((path) => [path].flat().join('.')) : [];
}
