import { parse } from 'velocityjs';

/** A part of a parsed template. */
export type TemplateNode = ReturnType<typeof parse>[number];

/**
 * Parses a template. Throws when it cannot be parsed; the message says where.
 *
 * A quote inside quotes is written twice in Velocity. velocityjs reads two texts there, one right after the other, which no template means:
 * where it stumbles over them the quote is escaped in the way that it knows.
 */
export function parseTemplate(template: string): TemplateNode[] {
  for (let text = template; ; ) {
    try {
      return withoutLineEnds(parse(text));
    } catch (problem) {
      const at = doubledQuoteBefore(problem, text);
      if (at === undefined) throw problem;
      text = `${text.slice(0, at)}\\${text.slice(at + 1)}`;
    }
  }
}

/** A line ends with its directive in Velocity. velocityjs knows that of `\n`, and leaves `\r\n` behind. */
function withoutLineEnds(nodes: TemplateNode[]): TemplateNode[] {
  return nodes.map((node, at) => {
    if (Array.isArray(node)) return withoutLineEnds(node) as unknown as TemplateNode;
    const text: unknown = node;
    if (typeof text !== 'string' || !isDirective(nodes[at - 1])) return node;
    return text.replace(/^[ \t]*\r\n/, '') as unknown as TemplateNode;
  });
}

/** A block, or a directive without an end. References and raw text are neither. */
function isDirective(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return !('type' in node && (node.type === 'references' || node.type === 'raw'));
}

/** What velocityjs tells of the place where it stopped: the end of the last piece that it understood. */
interface ParseError extends Error {
  readonly hash: { readonly loc: { readonly last_line: number; readonly last_column: number } };
}

/** The first quote of a doubled one that stopped the parser; undefined when something else did. */
function doubledQuoteBefore(problem: unknown, text: string): number | undefined {
  if (!isParseError(problem)) return undefined;
  const { last_line: line, last_column: column } = problem.hash.loc;
  const before = new RegExp(`^(?:[^\\r\\n]*(?:\\r\\n?|\\n)){${line - 1}}[^\\r\\n]{${column}}`).exec(text)?.[0] ?? '';
  const last = before.at(-1);
  return (last === '"' || last === "'") && text[before.length] === last ? before.length - 1 : undefined;
}

const isParseError = (problem: unknown): problem is ParseError =>
  problem instanceof Error && 'hash' in problem && typeof problem.hash === 'object' && 'loc' in (problem.hash ?? {});
