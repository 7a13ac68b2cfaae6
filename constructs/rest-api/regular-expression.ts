/** Whether text is a regular expression, as far as Java's and ours agree. */
export function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
