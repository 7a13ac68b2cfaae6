import { behindBracket, type Token, tokensOf } from './go-tokens';

/** A function of a Go package. */
export interface GoFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: readonly Token[];
}

/** What a Go package declares: its functions, and the values of its constants and variables. */
export interface GoPackage {
  readonly functions: ReadonlyMap<string, GoFunction>;
  readonly values: ReadonlyMap<string, readonly Token[]>;
}

/** Reads the declarations of the files of one package. */
export function packageOf(sources: readonly string[]): GoPackage {
  const functions = new Map<string, GoFunction>();
  const values = new Map<string, readonly Token[]>();
  for (const source of sources) {
    const tokens = tokensOf(source);
    for (let at = 0; at < tokens.length; at++) {
      if (isWord(tokens[at], 'func') && tokens[at + 1]?.kind === 'name') at = addFunction(tokens, at, functions) - 1;
      else if (isWord(tokens[at], 'const', 'var')) at = addValues(tokens, at, values) - 1;
    }
  }
  return { functions, values };
}

const isWord = (token: Token | undefined, ...words: readonly string[]): boolean =>
  token?.kind === 'name' && words.includes(token.value);

const isSign = (token: Token | undefined, sign: string): boolean => token?.kind === 'sign' && token.value === sign;

function addFunction(tokens: readonly Token[], at: number, functions: Map<string, GoFunction>): number {
  const name = tokens[at + 1]?.value ?? '';
  const behind = behindBracket(tokens, at + 2);
  let open = behind;
  while (open < tokens.length && !isSign(tokens[open], '{')) open++;
  const end = behindBracket(tokens, open);
  functions.set(name, {
    name,
    parameters: parametersIn(tokens.slice(at + 3, behind - 1)),
    body: tokens.slice(open + 1, end - 1),
  });
  return end;
}

/** The names of parameters: the first name of each part between commas. */
function parametersIn(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  let fresh = true;
  for (let at = 0; at < tokens.length; at++) {
    if (isSign(tokens[at], ',')) fresh = true;
    else if (isSign(tokens[at], '(') || isSign(tokens[at], '{')) at = behindBracket(tokens, at) - 1;
    else if (fresh && tokens[at]?.kind === 'name') {
      names.push(tokens[at]?.value ?? '');
      fresh = false;
    }
  }
  return names;
}

/** `const name = value`, alone or in a group. */
function addValues(tokens: readonly Token[], at: number, values: Map<string, readonly Token[]>): number {
  const grouped = isSign(tokens[at + 1], '(');
  const end = grouped ? behindBracket(tokens, at + 1) - 1 : lineEnd(tokens, at);
  for (let next = at + (grouped ? 2 : 1); next < end; next = lineEnd(tokens, next) + 1) {
    const line = tokens.slice(next, lineEnd(tokens, next));
    const equals = line.findIndex((token) => isSign(token, '='));
    if (line[0]?.kind === 'name' && equals > 0) values.set(line[0].value, line.slice(equals + 1));
  }
  return end + 1;
}

/** The place of the line's end that ends a statement: outside of brackets, and not after an operator. */
export function lineEnd(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'sign') continue;
    if ('({['.includes(token.value)) at = behindBracket(tokens, at) - 1;
    else if (
      token.value === '\n' &&
      !(tokens[at - 1]?.kind === 'sign' && '+-*,='.includes(tokens[at - 1]?.value ?? ''))
    )
      return at;
  }
  return tokens.length;
}
