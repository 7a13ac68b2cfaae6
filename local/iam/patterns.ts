const cache = new Map<string, RegExp>();
const most = 5000;

/** Whether a text matches a pattern with `*` and `?`. */
export function matches(pattern: string, text: string, ignoreCase = false): boolean {
  if (pattern === '*') return true;
  if (!/[*?]/.test(pattern)) return ignoreCase ? pattern.toLowerCase() === text.toLowerCase() : pattern === text;
  return expressionOf(pattern, ignoreCase).test(text);
}

function expressionOf(pattern: string, ignoreCase: boolean): RegExp {
  const key = `${ignoreCase}${pattern}`;
  const before = cache.get(key);
  if (before !== undefined) return before;
  if (cache.size >= most) cache.clear();
  const text = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${text}$`, ignoreCase ? 'is' : 's');
  cache.set(key, expression);
  return expression;
}

/** Whether an ARN matches a pattern, part by part: a `*` does not reach across the first five colons. */
export function arnMatches(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const [expected, given] = [partsOf(pattern), partsOf(arn)];
  return expected.length === given.length && expected.every((part, at) => matches(part, given[at] ?? ''));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Puts the values of policy variables, `${aws:username}`, in their places; undefined when one has no value. */
export function withVariables(text: string, known: (key: string) => string | undefined): string | undefined {
  if (!text.includes('${')) return text;
  let missing = false;
  const result = text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name === '*' || name === '?' || name === '$') return name;
    const [key = '', otherwise] = name.split(',').map((part) => part.trim());
    const value = known(key) ?? otherwise?.replace(/^'(.*)'$/, '$1');
    missing ||= value === undefined;
    return value ?? '';
  });
  return missing ? undefined : result;
}
