import { JSONPath } from 'jsonpath-plus';
import { isMap, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';

/** Where a rule sends an event, and what it makes of it. */
export interface Target {
  readonly address: string;
  readonly arn: string;
  readonly groupId: string | undefined;
  /** The text that the target gets of an event. */
  readonly input: (event: Readonly<Record<string, unknown>>) => string;
}

/** Reads a target of a rule. */
export function targetOf(resource: Resource): Target {
  const text = (name: string): string | undefined => textOf(resource.get(name));
  return {
    address: resource.address,
    arn: text('arn') ?? '',
    groupId: textOf(resource.block('sqs_target')?.get('message_group_id')),
    input: inputOf(resource, text('input'), text('input_path')),
  };
}

function inputOf(resource: Resource, fixed: string | undefined, path: string | undefined): Target['input'] {
  const transformer = resource.block('input_transformer');
  if (fixed !== undefined) return () => fixed;
  if (path !== undefined) return (event) => JSON.stringify(at(path, event) ?? null);
  if (transformer === undefined) return (event) => JSON.stringify(event);
  const paths = transformer.get('input_paths');
  const named = isMap(paths) ? Object.entries(paths).map(([name, one]) => [name, textOf(one) ?? ''] as const) : [];
  const template = textOf(transformer.get('input_template')) ?? '';
  return (event) => transformed(template, new Map(named.map(([name, one]) => [name, at(one, event)])));
}

const at = (path: string, event: object): unknown => JSONPath({ path, json: event, wrap: false, eval: false });

/** Values stand in the template as `<name>`: within quotation marks as text, else as JSON. */
function transformed(template: string, values: ReadonlyMap<string, unknown>): string {
  return template.replace(/"?<([\w.-]+)>"?/g, (all, name: string) => {
    if (!values.has(name)) return all;
    const value = values.get(name);
    if (all.startsWith('"') && all.endsWith('"'))
      return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value));
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    return all.replace(`<${name}>`, () => text);
  });
}
