/** One step of a traversal: `.name`, `[expression]`, or a splat. */
export type Step = { readonly name: string } | { readonly index: Expression } | { readonly splat: true };

/** A Terraform expression, as far as judging configurations needs it. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
  | { readonly kind: 'template'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'traversal'; readonly from: string | Expression; readonly steps: readonly Step[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly spread: boolean }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'condition'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'for';
      readonly names: readonly string[];
      readonly over: Expression;
      readonly key?: Expression;
      readonly value: Expression;
      readonly when?: Expression;
      readonly grouped: boolean;
      readonly object: boolean;
    };

/** Thrown inside the parser only: the text is no expression this parser reads. */
export class SyntaxProblem extends Error {}
