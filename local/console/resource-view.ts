import { isList, isMap, Unknown, type Value } from '../../terraform/language/value';
import { ConsoleFault } from './fault';
import type { ResourceView } from './interface';
import { mask, maskedJson } from './mask';
import { secretsIn } from './secrets';
import { resourceAt, type Stack } from './stacks';

/** A resource as the document has it. */
export function resourceView({ name, world }: Stack, address: string | null): ResourceView {
  const resource = resourceAt(world, address ?? '');
  if (resource === undefined)
    throw new ConsoleFault(404, `address: must be that of a resource of ${name}, was ${JSON.stringify(address)}.`);
  const entries = resource.names.map((argument) => [argument, jsonOf(resource.symbolic(argument))]);
  return {
    address: resource.address,
    type: resource.type,
    name: resource.base.replace(/^.*\./, ''),
    json: hidden(resource.type, maskedJson(Object.fromEntries(entries), secretsIn(world.deployed.model))),
  };
}

/** Arguments that are secrets although their names do not say so. */
function hidden(type: string, json: Readonly<Record<string, unknown>>): unknown {
  const isValue = type === 'aws_ssm_parameter' ? json.type === 'SecureString' : type === 'aws_api_gateway_api_key';
  return isValue && 'value' in json ? { ...json, value: mask } : json;
}

/** A value as JSON: what only an apply tells is written as Terraform writes it. */
function jsonOf(value: Value | undefined): unknown {
  if (value instanceof Unknown) return value.encoded === undefined ? templateOf(value) : jsonOf(value.encoded);
  if (isList(value)) return value.map(jsonOf);
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, jsonOf(one)]))
    : (value ?? null);
}

const templateOf = ({ parts }: Unknown): string =>
  parts
    .map((part) => {
      if (part === undefined) return '${…}';
      if (typeof part === 'string') return part;
      const key = part.key === undefined ? '' : `[${JSON.stringify(part.key)}]`;
      return `\${${[part.address + key, ...part.path].join('.')}}`;
    })
    .join('');
