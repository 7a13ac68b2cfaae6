/** A token of Go: a text, a number, a name with its dots, or a sign. */
export interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign';
  readonly value: string;
}

const form =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`([^`]*)`|"((?:[^"\\\n]|\\.)*)"|'(?:[^'\\]|\\.)+'|(\d[\w.]*)|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(:=|[-+*/%=<>!&|.,;:(){}[\]])|(\n)/g;

/** The tokens of a Go file. A line's end counts, since it ends a statement. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (const [all, raw, quoted, number, name, sign, line] of source.matchAll(form)) {
    if (raw !== undefined) tokens.push({ kind: 'text', value: raw });
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: unquoted(all) });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else if (sign !== undefined || line !== undefined) tokens.push({ kind: 'sign', value: sign ?? '\n' });
  }
  return tokens;
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(1, -1);
  }
}

const pairs: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** The place behind the bracket that closes the one at a place. */
export function behindBracket(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let next = at; next < tokens.length; next++) {
    const { kind, value } = tokens[next] ?? { kind: 'sign', value: '' };
    if (kind !== 'sign') continue;
    if (value in pairs) depth++;
    else if (Object.values(pairs).includes(value) && --depth === 0) return next + 1;
  }
  return tokens.length;
}
