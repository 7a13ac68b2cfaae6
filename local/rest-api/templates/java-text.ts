/** How Java prints a value: maps as `{name=value}`, what lies in lists as JSON. */
export function javaText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return JSON.stringify(value) ?? '';
  if (typeof value !== 'object') return String(value);
  if (Object.hasOwn(value, 'toString')) return String(value);
  const members = Object.entries(value).map(([name, item]) => `${name}=${item === null ? 'null' : javaText(item)}`);
  return `{${members.join(', ')}}`;
}
