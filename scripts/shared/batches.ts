/** Stacks in the order of their deployment: the account, which APIs need for their logs, then everything else at once. */
export function batchesOf(stacks: readonly string[]): string[][] {
  const isAccount = (stack: string) => stack.endsWith('-account');
  const batches = [stacks.filter(isAccount), stacks.filter((stack) => !isAccount(stack))];
  return batches.filter((batch) => batch.length > 0);
}
