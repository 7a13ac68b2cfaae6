import { isList, isMap, own, type Value } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import { archiveFile } from './archive';
import { dataAttributes } from './attributes/data';
import { httpApiAttributes } from './attributes/http-api';
import { identityAttributes } from './attributes/identity';
import { lambdaAttributes } from './attributes/lambda';
import { messagingAttributes } from './attributes/messaging';
import { networkAttributes } from './attributes/network';
import { operationsAttributes } from './attributes/operations';
import { restApiAttributes } from './attributes/rest-api';
import { dataSources, lookedUpBy } from './data-sources';
import { type Attributes, Subject } from './subject';
import type { Surroundings } from './surroundings';

type Path = readonly (string | number)[];

const managed: Readonly<Record<string, Attributes>> = {
  ...dataAttributes,
  ...httpApiAttributes,
  ...identityAttributes,
  ...lambdaAttributes,
  ...messagingAttributes,
  ...networkAttributes,
  ...operationsAttributes,
  ...restApiAttributes,
  archive_file: archiveFile,
};

/** What the provider computes at an attribute path after an apply; undefined where that is not known. */
export function computed(resource: Resource, path: Path, model: Model, surroundings: Surroundings): Value | undefined {
  const subject = new Subject(resource, surroundings, model);
  if (resource.managed) return valueIn(own(managed, resource.type), path, subject);
  return (
    valueIn(own(dataSources, resource.type), path, subject) ??
    twinValue(subject, path) ??
    valueIn(own(managed, resource.type), path, subject)
  );
}

/** A data source that looks for what this document creates itself sees exactly that. */
function twinValue(subject: Subject, path: Path): Value | undefined {
  const { resource, model } = subject;
  const argument = own(lookedUpBy, resource.type) ?? 'name';
  const expected = subject.text(argument);
  if (expected === '') return undefined;
  const named = argument.endsWith('_id') && argument !== 'key_id' ? 'id' : argument;
  const [twin] = subject.others(resource.type, named, expected);
  return twin === undefined ? undefined : model.attribute(twin, path);
}

/** The value of the longest attribute that begins a path, and what the rest leads to in it. */
function valueIn(attributes: Attributes | undefined, path: Path, subject: Subject): Value | undefined {
  if (attributes === undefined) return undefined;
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).filter((one) => typeof one === 'string' && !/^\d+$/.test(one));
    const value = own(attributes, name.join('.'))?.(subject);
    if (value !== undefined) return below(value, path.slice(length));
  }
  return undefined;
}

function below(value: Value, [first, ...rest]: Path): Value | undefined {
  if (first === undefined) return value;
  const next = isList(value) ? value[Number(first)] : isMap(value) ? own(value, String(first)) : undefined;
  return next === undefined ? undefined : below(next, rest);
}
