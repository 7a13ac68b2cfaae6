import { type TestContext, test } from 'vitest';

/** Tests one after the other: after the first that fails the rest is not tried, because it would say nothing. */
export function stepsInTurn(): (name: string, act: (context: TestContext) => Promise<void>) => void {
  let failed: string | undefined;
  return (name, act) => {
    test(name, async (context) => {
      if (failed) throw new Error(`not tried, because this failed: ${failed}`);
      failed = name;
      await act(context);
      failed = undefined;
    });
  };
}
