import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, textOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { textsOf } from '../apis';

/** The Terraform types of tasks and of what runs them. */
export const task = 'aws_ecs_task_definition';
export const service = 'aws_ecs_service';

/** The page of an operation or shape of ECS. */
export const api = (name: string): string =>
  `https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_${name}.html`;

/** Refusals that others have seen, by the name they gave the rule. */
export const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-ecs-${name})`;

/** The containers of a task whose definitions are known at all. */
export function containersOf(resource: Body): readonly ValueMap[] {
  const list = documentOf(resource.get('container_definitions'));
  return isList(list) ? list.filter(isMap) : [];
}

/** Every container of a task, where each of them is known. */
export function allContainersOf(resource: Body): readonly ValueMap[] | undefined {
  const list = documentOf(resource.get('container_definitions'));
  return isList(list) && list.length > 0 && list.every(isMap) ? list : undefined;
}

/** A field of a container; the provider reads its name in any case. */
export function field(map: ValueMap, name: string): Value | undefined {
  if (Object.hasOwn(map, name)) return map[name] ?? undefined;
  const key = Object.keys(map).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (map[key] ?? undefined);
}

/** Every value at a path of fields, through lists: `portMappings.hostPort`. */
export function fieldsAt(value: Value, [first, ...rest]: readonly string[]): readonly Value[] {
  if (first === undefined) return [value];
  const maps = (isList(value) ? value : [value]).filter(isMap);
  return maps.flatMap((map) => {
    const found = field(map, first);
    return found === undefined ? [] : fieldsAt(found, rest);
  });
}

/** The objects at a path of fields. */
export const mapsAt = (value: Value, path: string): readonly ValueMap[] =>
  fieldsAt(value, path.split('.')).flatMap((one) => (isList(one) ? one : [one]).filter(isMap));

/** Whether a field is left out, or given as nothing. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0) return true;
  if (value instanceof Unknown) return false;
  return (isList(value) && value.length === 0) || (isMap(value) && Object.keys(value).length === 0);
}

export const nameOf = (container: ValueMap): string => textOf(field(container, 'name')) ?? '?';

/** Whether a task is certainly meant for Fargate. */
export const isFargate = (resource: Body): boolean => textsOf(resource, 'requires_compatibilities').includes('FARGATE');

/** Whether an argument is certainly left out, an empty text included. */
export const lacksText = (resource: Body, name: string): boolean => resource.lacks(name) || resource.get(name) === '';

/** `awsvpc`, `bridge`, `host` or `none`; an empty text where that is not known. */
export const networkModeOf = (resource: Body): string =>
  lacksText(resource, 'network_mode') ? 'bridge' : (textOf(resource.get('network_mode')) ?? '');
