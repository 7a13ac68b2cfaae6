/** What a token says, as it was decoded. */
export type Claims = Readonly<Record<string, unknown>>;

/** Claims as API Gateway hands them on: every value a text, lists as `[a b]`, and no claim that is null. */
export function claimTexts(claims: Claims): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) => (value === null ? [] : [[name, claimText(value)]])),
  );
}

function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The scopes of a token: those of `scope`, or of `scp`, as a list or as one text. */
export function scopesOf({ scope, scp }: Claims): string[] {
  const value = scope ?? scp;
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(' ').filter((one) => one !== '') : [];
}
