import { isMap, Unknown, type Value } from '../language/value';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';

/** The function that an argument names: by reference, through an alias, by its name or by its ARN. */
export const functionNamed = (body: Body, argument: string, model: Model): Resource | undefined =>
  functionBehind(body.symbolic(argument), model);

/** The function that a value leads to. */
export function functionBehind(value: Value | undefined, model: Model): Resource | undefined {
  const found = model.followValue(value, ['aws_lambda_function']);
  if (found?.type === 'aws_lambda_function') return found;
  const alias = model.followValue(value, ['aws_lambda_alias']);
  if (alias?.type === 'aws_lambda_alias') return functionNamed(alias, 'function_name', model);
  return byName(value === undefined ? undefined : model.resolve(value), model);
}

function byName(value: Value | undefined, model: Model): Resource | undefined {
  const text = textIn(value);
  const name = /:function:([\w-]+)/.exec(text)?.[1] ?? (/^[\w-]+$/.test(text) ? text : undefined);
  if (name === undefined) return undefined;
  return model.ofType('aws_lambda_function').find((one) => one.get('function_name') === name);
}

/** What is known of a text; a space stands for what is not. */
export function textIn(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  if (!(value instanceof Unknown)) return '';
  return value.parts.map((part) => (typeof part === 'string' ? part : ' ')).join('');
}

/** The one value of a name in a map. */
export const inMap = (value: Value | undefined, name: string): Value | undefined =>
  isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
