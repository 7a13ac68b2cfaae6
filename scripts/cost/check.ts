import { budgets } from '../../config/budgets';
import { dollars, type Estimate, type StackEstimate } from '../../cost';

/** What is said of a stack and its budget, and whether it keeps it. */
interface Verdict {
  readonly text: string;
  readonly keeps: boolean;
}

/** Compares stacks with their budgets; a stack that has none may cost anything. */
export function checkBudgets({ stacks }: Estimate): readonly Verdict[] {
  const limits = limitsByStack();
  return stacks.map((one) => verdictOf(one, limits.get(one.stack)));
}

function verdictOf({ stack, total }: StackEstimate, limit: number | undefined): Verdict {
  const costs = `${stack}: ${dollars(total)} a month`;
  if (limit === undefined) return { text: `${costs}, without a budget`, keeps: true };
  const keeps = !total.isMoreThan(limit);
  return { text: `${costs} of ${limit} USD${keeps ? '' : ', which config/budgets.ts allows. OVER'}`, keeps };
}

const limitsByStack = (): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(budgets).flatMap(([environment, apis]) =>
      Object.entries(apis).map(([api, limit]) => [`${environment}-${api}`, limit]),
    ),
  );
