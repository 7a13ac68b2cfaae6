import type { Estimate } from '../estimate';

/** What is taken for granted, by stack. */
export const assumptionsOf = ({ stacks }: Estimate): readonly string[] =>
  stacks.flatMap(({ stack, assumptions }) => assumptions.map((sentence) => `${stack}: ${sentence}.`));

/** Addresses of what is left out, each once. */
export const unpricedOf = ({ stacks }: Estimate): readonly string[] => [
  ...new Set(stacks.flatMap(({ unpriced }) => unpriced)),
];
