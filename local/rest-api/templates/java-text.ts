import { JavaList } from './java-list';

/** How Java prints a value: maps as `{name=value}`, lists of a template as `[a, b]`, lists of a body as JSON. */
export function javaText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof JavaList) return `[${value.map(itemText).join(', ')}]`;
  if (Array.isArray(value)) return JSON.stringify(value) ?? '';
  if (typeof value !== 'object') return String(value);
  if (hasTextOfItsOwn(value)) return String(value);
  const members = Object.entries(value).map(([name, item]) => `${name}=${itemText(item)}`);
  return `{${members.join(', ')}}`;
}

const itemText = (item: unknown): string => (item === null || item === undefined ? 'null' : javaText(item));

/** What a body holds has none, whatever its members are called. */
const hasTextOfItsOwn = (value: object): boolean =>
  typeof value.toString === 'function' && value.toString !== Object.prototype.toString;
