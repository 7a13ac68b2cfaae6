import { own, Unknown, type Value, type ValueMap } from '../language/value';
import { asObject, type JsonObject } from './json-object';
import { type ConfigModule, isOneReference, listOf, referencesOf, refersToNone } from './plan-configuration';

/** What a plan tells of one value: what it will be, which parts of that are not known yet, and which are secret. */
export interface Planned {
  readonly after: unknown;
  readonly unknown: unknown;
  readonly secret: unknown;
}

const deepest = 60;
const absent = null;

/**
 * The arguments of a resource that its configuration writes. What a plan tells besides is what AWS chose or the provider keeps,
 * such as an empty text for an argument that nobody gave.
 */
export function writtenArguments(planned: Planned, expressions: JsonObject, module: ConfigModule, depth = 0): ValueMap {
  const given = namesIn(planned).map((name): [string, Value] => {
    const expression = own(expressions, name);
    const one = part(planned, name);
    return [name, expression === undefined ? unwritten(one) : argument(one, { name, expression, module }, depth + 1)];
  });
  return Object.fromEntries(given.filter(([, value]) => value !== absent));
}

/** Values as planned, where no configuration tells what is written. */
export function plainArguments(planned: Planned): ValueMap {
  return Object.fromEntries(namesIn(planned).map((name) => [name, plain(part(planned, name))]));
}

function namesIn({ after, unknown }: Planned): string[] {
  return [...new Set([...Object.keys(asObject(after)), ...Object.keys(asObject(unknown))])];
}

function part({ after, unknown, secret }: Planned, key: string | number): Planned {
  return { after: inside(after, key), unknown: inside(unknown, key), secret: inside(secret, key) };
}

function inside(value: unknown, key: string | number): unknown {
  return typeof key === 'number' ? (Array.isArray(value) ? value[key] : undefined) : own(asObject(value), key);
}

const isHidden = ({ unknown, secret }: Planned): boolean => unknown === true || secret === true;

/** Where a value is written. */
interface Written {
  readonly name: string;
  readonly expression: unknown;
  readonly module: ConfigModule;
}

function argument(planned: Planned, written: Written, depth: number): Value {
  const { expression, module } = written;
  if (depth > deepest) return new Unknown();
  if (isHidden(planned)) return reference(planned, written, true);
  if (planned.after === null || planned.after === undefined) return absent;
  if (Array.isArray(expression)) return blocks(planned, listOf(expression), module, depth);
  const { references, ...others } = asObject(expression);
  if (Array.isArray(references)) return refersToNone(expression, module) ? plain(planned) : referring(planned, written);
  const isBlock = Object.keys(others).length > 0 && !Object.hasOwn(others, 'constant_value');
  return isBlock ? writtenArguments(planned, others, module, depth + 1) : plain(planned);
}

/**
 * A plan names what an expression refers to, not the text around that, nor which branch of a condition was taken. Nobody
 * writes text around an id.
 */
function reference(planned: Planned, { name, expression, module }: Written, alone: boolean): Unknown {
  const references = referencesOf(expression, module);
  const isSure = alone && isOneReference(expression);
  const isWhole = isSure && references.length === 1 && /_id$/.test(name);
  const known = knownIn(planned);
  return new Unknown({ parts: isWhole ? references : [undefined], references, uncertain: !isSure, known });
}

/**
 * Blocks that form a set come in an order of their own, and among them are those of dynamic blocks, which no configuration
 * tells: each is paired with the expressions that it fits best, where that is certain.
 */
function blocks(planned: Planned, expressions: readonly JsonObject[], module: ConfigModule, depth: number): Value {
  const items: unknown[] = [planned.after].flat();
  return items.map((item, at) => {
    const one = Array.isArray(planned.after) ? part(planned, at) : planned;
    const [best, ...others] = bestFor(item, expressions, items.length === expressions.length ? 0 : 1);
    return best === undefined || others.length > 0 ? opened(one) : writtenArguments(one, best, module, depth + 1);
  });
}

function bestFor(item: unknown, expressions: readonly JsonObject[], least: number): JsonObject[] {
  const scores = expressions.map((each) => constantsShared(item, each));
  const most = Math.max(...scores);
  return most < least ? [] : expressions.filter((_, at) => scores[at] === most);
}

/** Whether a resource has blocks that its configuration does not tell. */
export function hasDynamicBlocks(after: unknown, expressions: JsonObject): boolean {
  return Object.entries(asObject(after)).some(([name, value]) => {
    const expression = own(expressions, name);
    return isBlocks(value) && (expression === undefined || value.length !== [expression].flat().length);
  });
}

/** How many constants of a block's expressions a value has; -1 when it has another one. */
function constantsShared(item: unknown, expressions: JsonObject): number {
  const constants = Object.entries(expressions).filter(([, one]) => Object.hasOwn(asObject(one), 'constant_value'));
  const scalars = constants.filter(([, one]) => typeof asObject(one).constant_value !== 'object');
  const same = scalars.filter(
    ([name, one]) => String(own(asObject(item), name)) === String(asObject(one).constant_value),
  );
  return same.length === scalars.length ? same.length : -1;
}

/** A value that refers to resources: rules may follow where it leads, and read what it comes to. */
function referring(planned: Planned, written: Written, alone = true, depth = 0): Value {
  if (depth > deepest) return new Unknown();
  if (knownIn(planned) === absent) return absent;
  const keys = keysOf(planned.after);
  if (keys === undefined || isHidden(planned)) return reference(planned, written, alone);
  return rebuilt(planned.after, planned, (key) =>
    referring(part(planned, key), written, alone && keys.length === 1, depth + 1),
  );
}

/** A dynamic block is in no configuration; what AWS adds by itself is not written. */
function unwritten(planned: Planned): Value {
  if (isHidden(planned)) return new Unknown();
  return isBlocks(planned.after) ? opened(planned) : absent;
}

function isBlocks(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof keysOf(one)?.[0] === 'string');
}

/** A value that may come from anywhere: what it comes to is known, where it leads is not. */
function opened(planned: Planned, depth = 0): Value {
  if (depth > deepest) return new Unknown();
  if (planned.after === '' && !isHidden(planned)) return absent;
  const known = knownIn(planned);
  if (keysOf(planned.after) === undefined || isHidden(planned))
    return known === absent ? absent : new Unknown({ known });
  return rebuilt(planned.after, planned, (key) => opened(part(planned, key), depth + 1));
}

function plain(planned: Planned, depth = 0): Value {
  if (depth > deepest || isHidden(planned)) return new Unknown();
  if (keysOf(planned.after) === undefined) return knownIn(planned) ?? absent;
  return rebuilt(planned.after, planned, (key) => plain(part(planned, key), depth + 1));
}

function keysOf(value: unknown): readonly (string | number)[] | undefined {
  if (Array.isArray(value)) return [...value.keys()];
  return typeof value === 'object' && value !== null ? Object.keys(value) : undefined;
}

/** A list or map with each of its parts made anew, those that are only known to come included. */
function rebuilt(after: unknown, planned: Planned, made: (key: string | number) => Value): Value {
  if (Array.isArray(after)) return after.map((_, at) => made(at));
  return Object.fromEntries(namesIn(planned).map((name) => [name, made(name)]));
}

function knownIn(planned: Planned): Value | undefined {
  return isHidden(planned) ? undefined : ((planned.after ?? absent) as Value);
}
