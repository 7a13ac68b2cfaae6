import Ajv from 'ajv-draft-04';
import type { RouteDefinition } from './definition/definition';
import { jsonIn } from './selection';

/** Tells whether a message fits the model of its route. */
export type FitsModel = (message: string) => boolean;

/** Compiles the model of a route, once. A schema that cannot be read takes no message, as it does on AWS. */
export function modelOf({ model }: RouteDefinition): FitsModel | undefined {
  const schema = model === undefined ? undefined : jsonIn(model);
  if (model === undefined) return undefined;
  if (typeof schema !== 'object' || schema === null) return () => false;
  const validate = new Ajv({ strict: false, logger: false }).compile(schema);
  return (message) => validate(jsonIn(message)) === true;
}
