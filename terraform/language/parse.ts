import { type Expression, type Step, SyntaxProblem } from './syntax';
import { type Piece, piecesOf } from './template-pieces';
import { type Token, tokensOf } from './tokens';

const deepest = 120;
const strength: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

const namesAlone = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+$/;

/** What names with dots between them lead to: most interpolations, which need no parser. */
function traversalOf(text: string): Expression | undefined {
  if (!namesAlone.test(text)) return undefined;
  const [from = '', ...steps] = text.split('.');
  return { kind: 'traversal', from, steps: steps.map((name) => ({ name })) };
}

/** Reads the text of a template: literals, `${…}` interpolations, `%{ if }` directives, doubled signs as themselves. */
export function parseTemplate(text: string, quoted = false, depth = 0): Expression {
  if (depth > deepest) throw new SyntaxProblem('templates are nested too deep');
  const alone = text.startsWith('${') && text.endsWith('}') ? traversalOf(text.slice(2, -1)) : undefined;
  if (alone !== undefined) return alone;
  const pieces = piecesOf(text, quoted);
  const template = sequence(pieces, [], depth);
  if (pieces.length > 0) throw new SyntaxProblem('a directive ends that never began');
  return template;
}

/** Takes pieces up to one of the directives `ends`, which stays in place. */
function sequence(pieces: Piece[], ends: readonly string[], depth: number): Expression {
  const parts: (string | Expression)[] = [];
  for (let piece = pieces[0]; piece !== undefined; piece = pieces[0]) {
    if ('directive' in piece && ends.includes(piece.directive)) break;
    pieces.shift();
    if ('literal' in piece) parts.push(piece.literal);
    else if ('inner' in piece) parts.push(traversalOf(piece.inner) ?? new Parser(piece.inner, depth + 1).whole());
    else parts.push(choice(piece.directive, pieces, depth + 1));
  }
  const [only] = parts;
  if (parts.length === 0) return { kind: 'literal', value: '' };
  if (parts.length === 1 && typeof only === 'string') return { kind: 'literal', value: only };
  return { kind: 'template', parts };
}

function choice(directive: string, pieces: Piece[], depth: number): Expression {
  const repeated = /^for\s+(\w+)(?:\s*,\s*(\w+))?\s+in\b(.*)$/s.exec(directive);
  if (repeated !== null) return repetition(repeated, pieces, depth);
  const [, condition] = /^if\b(.*)$/s.exec(directive) ?? [];
  if (condition === undefined || depth > deepest) throw new SyntaxProblem('a directive that is neither if nor for');
  const yes = sequence(pieces, ['else', 'endif'], depth);
  const ended = pieces.shift();
  const hasElse = ended !== undefined && 'directive' in ended && ended.directive === 'else';
  const no: Expression = hasElse ? sequence(pieces, ['endif'], depth) : { kind: 'literal', value: '' };
  if ((hasElse ? pieces.shift() : ended) === undefined) throw new SyntaxProblem('a directive is not ended');
  return { kind: 'condition', test: new Parser(condition, depth + 1).whole(), yes, no };
}

/** A `for` directive: its template for every item, one after the other. */
function repetition([, first = '', second, over = '']: RegExpExecArray, pieces: Piece[], depth: number): Expression {
  if (depth > deepest) throw new SyntaxProblem('templates are nested too deep');
  const value = sequence(pieces, ['endfor'], depth);
  if (pieces.shift() === undefined) throw new SyntaxProblem('a directive is not ended');
  const names = second === undefined ? [first] : [first, second];
  const items = new Parser(over, depth + 1).whole();
  const each: Expression = { kind: 'for', names, over: items, value, grouped: false, object: false };
  return { kind: 'call', name: 'join', args: [{ kind: 'literal', value: '' }, each], spread: false };
}

const end: Token = { kind: 'end', text: '', first: false };
const endOfLine: Token = { kind: 'line', text: 'the end of a line', first: true };

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  /** The token that an entry of an object begins with; undefined where lines mean nothing. */
  private entry: number | undefined;

  constructor(
    text: string,
    private depth: number,
  ) {
    this.tokens = tokensOf(text);
  }

  whole(): Expression {
    const expression = this.expression();
    if (this.peek().kind !== 'end') throw new SyntaxProblem(`unexpected ${this.peek().text}`);
    return expression;
  }

  private peek(ahead = 0): Token {
    const at = this.at + ahead;
    const token = this.tokens[at] ?? end;
    return token.first && this.entry !== undefined && at > this.entry ? endOfLine : token;
  }

  private next(): Token {
    const token = this.peek();
    this.at++;
    return token;
  }

  private sees(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && token.kind !== 'quoted' && token.kind !== 'heredoc';
  }

  private takes(text: string): boolean {
    const seen = this.sees(text);
    if (seen) this.at++;
    return seen;
  }

  private needs(text: string): void {
    if (!this.takes(text)) throw new SyntaxProblem(`expected ${text}, found ${this.peek().text}`);
  }

  private expression(): Expression {
    if (++this.depth > deepest) throw new SyntaxProblem('expressions are nested too deep');
    const test = this.operation(0);
    let expression = test;
    if (this.takes('?')) {
      const yes = this.expression();
      this.needs(':');
      expression = { kind: 'condition', test, yes, no: this.expression() };
    }
    this.depth--;
    return expression;
  }

  private operation(above: number): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.peek();
      const binds = operator.kind === 'sign' ? strength[operator.text] : undefined;
      if (binds === undefined || binds <= above) return left;
      this.at++;
      left = { kind: 'operation', operator: operator.text, operands: [left, this.operation(binds)] };
    }
  }

  private unary(): Expression {
    let signs = '';
    while (this.sees('!') || this.sees('-')) signs = this.next().text + signs;
    let expression = this.postfix(this.primary());
    for (const operator of signs) expression = { kind: 'operation', operator, operands: [expression] };
    return expression;
  }

  private primary(): Expression {
    const token = this.next();
    if (token.kind === 'number' && !Number.isNaN(Number(token.text)))
      return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'quoted') return parseTemplate(token.text, true, this.depth);
    if (token.kind === 'heredoc') return parseTemplate(token.text, false, this.depth);
    if (token.kind === 'name') return this.named(token.text);
    if (token.text === '(') return this.acrossLines(() => this.closed(this.expression(), ')'));
    if (token.text === '[') return this.acrossLines(() => (this.sees('for') ? this.loop(false) : this.list()));
    if (token.text === '{') return this.acrossLines(() => (this.sees('for') ? this.loop(true) : this.object()));
    throw new SyntaxProblem(`unexpected ${token.text}`);
  }

  /** Reads what stands between brackets, where lines mean nothing. */
  private acrossLines<Read>(inner: () => Read): Read {
    const { entry } = this;
    this.entry = undefined;
    const read = inner();
    this.entry = entry;
    return read;
  }

  private closed(expression: Expression, sign: string): Expression {
    this.needs(sign);
    return expression;
  }

  private named(name: string): Expression {
    if (this.takes('(')) return this.acrossLines(() => this.call(name));
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (name === 'null') return { kind: 'literal', value: null };
    return { kind: 'traversal', from: name, steps: [] };
  }

  private call(name: string): Expression {
    const args: Expression[] = [];
    let spread = false;
    while (!this.takes(')')) {
      args.push(this.expression());
      spread = this.takes('...');
      if ((spread || !this.takes(',')) && !this.sees(')'))
        throw new SyntaxProblem(`expected ), found ${this.peek().text}`);
    }
    return { kind: 'call', name, args, spread };
  }

  private list(): Expression {
    const items: Expression[] = [];
    while (!this.takes(']')) {
      items.push(this.expression());
      if (!this.takes(',') && !this.sees(']')) throw new SyntaxProblem(`expected ], found ${this.peek().text}`);
    }
    return { kind: 'list', items };
  }

  private object(): Expression {
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.takes('}')) {
      this.entry = this.at;
      const key = this.key();
      if (!this.takes('=')) this.needs(':');
      entries.push([key, this.expression()]);
      if (!this.takes(',') && !this.sees('}') && this.peek() !== endOfLine)
        throw new SyntaxProblem(`expected }, found ${this.peek().text}`);
      this.entry = undefined;
    }
    return { kind: 'object', entries };
  }

  private key(): Expression {
    const plain = this.peek().kind === 'name' && (this.sees('=', 1) || this.sees(':', 1));
    return plain ? { kind: 'literal', value: this.next().text } : this.expression();
  }

  private loop(object: boolean): Expression {
    this.needs('for');
    const names = [this.name()];
    if (this.takes(',')) names.push(this.name());
    this.needs('in');
    const over = this.expression();
    this.needs(':');
    const first = this.expression();
    if (object) this.needs('=>');
    const second = object ? this.expression() : undefined;
    const grouped = object && this.takes('...');
    const when = this.takes('if') ? this.expression() : undefined;
    this.needs(object ? '}' : ']');
    const key = second === undefined ? undefined : first;
    return { kind: 'for', names, over, key, value: second ?? first, when, grouped, object };
  }

  private postfix(from: Expression): Expression {
    const steps: Step[] = [];
    for (let step = this.step(); step !== undefined; step = this.step()) steps.push(step);
    if (steps.length === 0) return from;
    const root = from.kind === 'traversal' && from.steps.length === 0 ? from.from : from;
    return { kind: 'traversal', from: root, steps };
  }

  private index(): Step {
    const step: Step = this.takes('*') ? { splat: true } : { index: this.expression() };
    this.needs(']');
    return step;
  }

  private step(): Step | undefined {
    if (this.takes('[')) return this.acrossLines(() => this.index());
    if (!this.takes('.')) return undefined;
    if (this.takes('*')) return this.attributesOfAll();
    const { kind, text } = this.peek();
    if (kind !== 'number' || text.includes('.')) return { name: this.name() };
    this.at++;
    return { index: { kind: 'literal', value: Number(text) } };
  }

  /** A splat with points, which reaches as far as points follow: none may stand inside of it. */
  private attributesOfAll(): Step {
    for (let ahead = 0; this.sees('.', ahead); ahead += 2)
      if (this.sees('*', ahead + 1)) throw new SyntaxProblem('a splat inside of a splat');
    return { splat: true };
  }

  private name(): string {
    const token = this.next();
    if (token.kind !== 'name') throw new SyntaxProblem(`expected a name, found ${token.text}`);
    return token.text;
  }
}
