import { unfollowed, type Value } from './value';

const deepest = 150;
const mostWork = 100_000;

let depth = 0;
let work = 0;

/** Takes one step of an evaluation. Nested too deep, or after too many steps, its value is unknown. */
export function bounded(step: () => Value): Value {
  if (depth === 0) work = 0;
  if (depth > deepest || ++work > mostWork) return unfollowed();
  depth++;
  try {
    return step();
  } finally {
    depth--;
  }
}
