/**
 * Whether a value is larger than so many bytes when it is written as JSON, as it may come parsed and without a limit of ours. It counts
 * step by step: a caller chooses how deep a value is, and `JSON.stringify` fails for a deep one.
 */
export function isLargerThan(limitBytes: number, value: unknown): boolean {
  let left = limitBytes;
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    const members = typeof next === 'object' && next !== null ? Object.entries(next) : undefined;
    // Brackets and commas.
    left -= members ? 2 + Math.max(0, members.length - 1) : bytesOf(next);
    for (const [name, member] of members ?? []) {
      left -= Array.isArray(next) ? 0 : bytesOf(name) + 1;
      rest.push(member);
    }
    if (left < 0) return true;
  }
  return false;
}

function bytesOf(leaf: unknown): number {
  return Buffer.byteLength(JSON.stringify(leaf) ?? '');
}
