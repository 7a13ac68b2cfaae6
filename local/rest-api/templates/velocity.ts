import { Compile } from 'velocityjs';
import { JavaList } from './java-list';
import { javaMethods } from './java-methods';
import { javaText } from './java-text';
import { type TemplateNode as Node, parseTemplate } from './parse-template';

type SetNode = Parameters<Compile['setValue']>[0];

/** A loop may run as often in API Gateway. */
const mostRounds = 1000;

/** A variable called `in`: velocityjs takes the name for the word of a loop, and Velocity does not. */
const namedIn = /(\$!?\{?)in(?![\w-])/g;

/** A template that was parsed once and is rendered often. */
class VelocityTemplate {
  private readonly nodes: Node[];

  /** Throws when the template cannot be parsed; the message says where. */
  constructor(text: string) {
    this.nodes = parseTemplate(text.replace(namedIn, '$1in_'));
  }

  /** Throws when the template calls what fails. Changes what `#set` reaches in the variables. */
  render(variables: object): string {
    const renderer = new Renderer(this.nodes, { customMethodHandlers: javaMethods });
    return renderer.render({ ...variables }, renderer.directives);
  }
}

const parsed = new Map<string, VelocityTemplate>();

/** The template of a text, which is parsed once. Throws when it cannot be parsed; the message says where. */
export function velocityTemplate(text: string): VelocityTemplate {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const template = new VelocityTemplate(text);
  parsed.set(text, template);
  return template;
}

/** Where a value waits for its `#set`. */
const waiting = 'value of a set';

/** velocityjs with Java's idea of truth, numbers, text, lists and loops. */
class Renderer extends Compile {
  private static readonly parsed = new Map<string, Node[]>();
  private loops = 0;

  /** Directives that velocityjs does not have: it looks for them among macros. */
  readonly directives = {
    evaluate: (text: unknown): string => this.evalStr(javaText(text)),
    ...filesAreRefused,
  };

  protected override getReferences(ast: Node, isVal?: boolean): string {
    const value: unknown = super.getReferences(ast, false);
    if (!isVal) return value as string;
    if (value !== undefined && value !== null) return javaText(value);
    const { leader, path, id, isWraped } = ast as {
      leader?: string;
      path?: unknown[];
      id?: string;
      isWraped?: boolean;
    };
    if (leader === '$!') return '';
    if (path === undefined) return isWraped ? `$\{${id}}` : `$${id}`;
    return id !== undefined && this.isKnown(id) ? '' : super.getReferences(ast, true);
  }

  /** API Gateway writes nothing for a member that is missing, and keeps what begins with a name that nothing has. */
  private isKnown(name: string): boolean {
    const rounds = this.conditions.map((id) => this.local[id]);
    return [this.context, ...rounds].some((names) => names instanceof Object && Object.hasOwn(names, name));
  }

  getArray(literal: Parameters<typeof listOf>[0]): unknown[] {
    return JavaList.from(listOf.call(this, literal));
  }

  /** A `#set` to nothing leaves a variable as it was: https://velocity.apache.org/engine/1.7/user-guide.html#set */
  protected override setValue(ast: SetNode): void {
    const [target, source] = ast.equal;
    const value: unknown = this.getExpression(source);
    if (value === undefined || value === null) return;
    this.context[waiting] = value;
    const waits = { type: 'references', id: waiting } as typeof source;
    super.setValue({ ...ast, equal: [target, waits] });
  }

  protected override getExpression(ast: Node): string {
    const { type, operator, expression = [] } = ast as { type: string; operator?: string; expression?: Node[] };
    if (type !== 'math') return super.getExpression(ast);
    const [left, right] = expression;
    const value = (node: Node | undefined): unknown => node && this.getExpression(node);
    if (operator === 'not') return !isTrue(value(left)) as unknown as string;
    if (operator === '&&') return (isTrue(value(left)) && isTrue(value(right))) as unknown as string;
    if (operator === '||') return (isTrue(value(left)) || isTrue(value(right))) as unknown as string;
    const result: unknown = super.getExpression(ast);
    const whole = operator === '/' && Number.isInteger(value(left)) && Number.isInteger(value(right));
    return (whole ? Math.trunc(Number(result)) : result) as string;
  }

  getBlockIf(block: Node[]): string {
    const begins = block.flatMap((node, at) => (isBranch(node) ? [at] : []));
    const chosen = begins.find((at) => this.isTaken(block[at] as Node));
    if (chosen === undefined) return '';
    const end = begins.find((at) => at > chosen) ?? block.length;
    return this.renderAstList(block.slice(chosen + 1, end), this.contextId);
  }

  private isTaken(branch: Node): boolean {
    const { type, condition } = branch as { type: string; condition?: Node };
    return type === 'else' || (condition !== undefined && isTrue(this.getExpression(condition)));
  }

  /** velocityjs leaves the names of a loop over a map behind: it gets a list in its place. */
  getBlockEach(block: Node[]): string {
    const [loop, ...body] = block as unknown as [{ from: Node }, ...Node[]];
    const over: unknown = this.getLiteral(loop.from);
    const items = Array.isArray(over) ? over : typeof over === 'object' && over !== null ? Object.values(over) : [];
    if (items.length === 0) return '';
    if (items.length > mostRounds) throw new Error(`#foreach over ${items.length} items; ${mostRounds} are the most`);
    const id = `items of loop ${this.loops++}`;
    this.context[id] = items;
    return each.call(this, [{ ...loop, from: { type: 'references', id } }, ...body]);
  }

  /** A loop that is broken off writes nothing more of that round. */
  override renderAstList(nodes: Node[] = this.asts, contextId?: string): string {
    if (contextId !== undefined) completeRound((this.local as Record<string, Round | undefined>)[contextId]);
    let text = '';
    for (const node of nodes) {
      if (this.runState.break || this.runState.stop) break;
      text += super.renderAstList([node], contextId);
    }
    return text;
  }

  protected override evalStr(text: string): string {
    const nodes = Renderer.parsed.get(text) ?? parseTemplate(text);
    if (Renderer.parsed.size < 1000) Renderer.parsed.set(text, nodes);
    return this.renderAstList(nodes, this.contextId);
  }
}

/** As velocityjs reads a list, `[1, 2]` or `[1..3]`. */
const { getArray: listOf } = Compile.prototype as unknown as {
  getArray: (this: Compile, literal: object) => unknown[];
};

const each = (Compile.prototype as unknown as { getBlockEach: (this: Compile, block: unknown[]) => string })
  .getBlockEach;

/** The names that a round of a loop sees beside its item. */
interface Round {
  readonly foreach?: { readonly index: number; readonly hasNext: boolean; first?: boolean; last?: boolean };
  velocityHasNext?: boolean;
}

/** Adds what velocityjs leaves out: https://velocity.apache.org/engine/1.7/user-guide.html#loops */
function completeRound(round: Round | undefined): void {
  if (round?.foreach === undefined) return;
  const { foreach } = round;
  foreach.first = foreach.index === 0;
  foreach.last = !foreach.hasNext;
  round.velocityHasNext = foreach.hasNext;
}

const noFiles = (directive: string) => (): never => {
  throw new Error(`${directive} is not taken by API Gateway: a template has no files beside it`);
};

const filesAreRefused = { include: noFiles('#include'), parse: noFiles('#parse') };

const isBranch = (node: Node): boolean => ['if', 'elseif', 'else'].includes((node as { type: string }).type);

/** Velocity takes everything for true that is there and is not `false`, empty texts too. */
const isTrue = (value: unknown): boolean => value !== undefined && value !== null && value !== false;
