/** What stands in the place of a secret. */
export const mask = '••••••';

/** Words and pairs of words that name a secret: `DB_PASSWORD`, `clientSecret`, `x-api-key`. */
const secretWords =
  / (pass(word|wd|phrase)?|pwd|secret|token|credentials?|(private|api|access|signing|encryption) ?key|connection string|dsn) /;

/** Last words of names that tell of a secret and are none: `secret_arn`, `token_use`, `api_key_required`. */
const plainEnds =
  /(arns?|ids?|names?|urls?|uris?|ttl|types?|source|endpoint|version|stages?|validity|units|use|required|policy) $/;

/** Whether the value of a name is to be kept from sight. */
export function isSecretName(name: string): boolean {
  const words = ` ${name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[^A-Za-z0-9]+/g, ' ')} `.toLowerCase();
  return (secretWords.test(words) && !plainEnds.test(words)) || /^[A-Z0-9_]+_KEY$/.test(name);
}

/** A JSON value with the values of secret names, and known secrets wherever they stand, masked. */
export const maskedJson = <T>(value: T, secrets: readonly string[]): T => masked(value, secrets) as T;

function masked(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return maskedText(value, secrets);
  if (Array.isArray(value)) return value.map((one) => masked(one, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isSecretName(name) && isText(one) ? mask : masked(one, secrets)]),
  );
}

const isText = (value: unknown): boolean => (typeof value === 'string' && value !== '') || typeof value === 'number';

/** A text without the secrets that are known, and without passwords in addresses. */
export const maskedText = (text: string, secrets: readonly string[]): string =>
  secrets
    .reduce((left, secret) => left.replaceAll(secret, mask), text)
    .replace(/(:\/\/[^/\s:@"']+:)[^@\s/"']+@/g, `$1${mask}@`);
