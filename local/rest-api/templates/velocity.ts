import { Compile, parse } from 'velocityjs';
import { javaMethods } from './java-methods';
import { javaText } from './java-text';

type Node = ReturnType<typeof parse>[number];

/** A loop may run as often in API Gateway. */
const mostRounds = 1000;

/** A variable called `in`: velocityjs takes the name for the word of a loop, and Velocity does not. */
const namedIn = /(\$!?\{?)in(?![\w-])/g;

/** A template that was parsed once and is rendered often. */
export class VelocityTemplate {
  private readonly nodes: Node[];

  /** Throws when the template cannot be parsed; the message says where. */
  constructor(text: string) {
    this.nodes = parse(text.replace(namedIn, '$1in_'));
  }

  /** Throws when the template calls what fails. Changes what `#set` reaches in the variables. */
  render(variables: object): string {
    return new Renderer(this.nodes, { customMethodHandlers: javaMethods }).render({ ...variables });
  }
}

/** velocityjs with Java's idea of truth, numbers, text and loops. */
class Renderer extends Compile {
  private static readonly parsed = new Map<string, Node[]>();
  private loops = 0;

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
    return leader === '$!' || path !== undefined ? '' : isWraped ? `$\{${id}}` : `$${id}`;
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
    const nodes = Renderer.parsed.get(text) ?? parse(text);
    if (Renderer.parsed.size < 1000) Renderer.parsed.set(text, nodes);
    return this.renderAstList(nodes, this.contextId);
  }
}

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

const isBranch = (node: Node): boolean => ['if', 'elseif', 'else'].includes((node as { type: string }).type);

/** Velocity takes everything for true that is there and is not `false`, empty texts too. */
const isTrue = (value: unknown): boolean => value !== undefined && value !== null && value !== false;
