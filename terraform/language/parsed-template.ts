import { parseTemplate } from './parse';
import type { Expression } from './syntax';

const parsed = new Map<string, Expression>();

/** What a template says: each text is parsed once, for whoever reads it and whoever evaluates it. */
export function parsedTemplate(text: string): Expression {
  const before = parsed.get(text);
  if (before !== undefined) return before;
  const expression = parseTemplate(text);
  if (parsed.size > 20_000) parsed.clear();
  parsed.set(text, expression);
  return expression;
}
