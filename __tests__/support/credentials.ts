import { isSecret } from '../../guardrails/rules/lambda/secret';
import { isExpression } from '../../terraform/documents/expressions-in';

/** The environment of somebody who is signed in everywhere; each value tells whose it is. */
export function credentialsOf(owner: string): Readonly<Record<string, string>> {
  const names = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'GITHUB_TOKEN',
    'NPM_TOKEN',
    'TF_API_TOKEN',
    'TF_TOKEN_app_terraform_io',
    'TF_VAR_password',
  ];
  return Object.fromEntries(names.map((name) => [name, `credential-of-${owner}-${name}`]));
}

/** A text in a document, its path, and the name it stands under. */
export interface NamedText {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** What credentials look like, whatever they stand under, each beside one that is made up; written so that no scanner takes it for one. */
export const credentialForms: Readonly<Record<string, { readonly form: RegExp; readonly example: string }>> = {
  'access key of AWS': { form: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/, example: `AKIA${'Q7'.repeat(8)}` },
  'private key': { form: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, example: `-----BEGIN ${'EC PRIVATE'} KEY-----\nMHc` },
  'signed token': { form: /\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/, example: `eyJ${'hbGci'}.eyJ${'zdWIi'}.c2ln` },
  'bearer or basic credential': {
    form: /\b(bearer|basic) +[\w.~+/-]{16,}/i,
    example: `Authorization: Basic ${'dXNlcjpwYXNz'}d29yZA==`,
  },
  'password in a URL': { form: /:\/\/[^\s/:@]*:[^\s/:@$]+@/, example: `postgres://app:${'pass'}@db.internal/app` },
  'token of Terraform Cloud': {
    form: /\b\w{14}\.atlasv1\.[\w-]{60,}/,
    example: `${'a1'.repeat(7)}.atlasv1.${'x9'.repeat(34)}`,
  },
  'token of GitHub': { form: /\b(gh[pousr]_\w{36,}|github_pat_\w{22,})/, example: `ghp_${'a1B2'.repeat(9)}` },
  'token of npm': { form: /\bnpm_\w{36}\b/, example: `npm_${'a1B2'.repeat(9)}` },
};

const tellingName = /secret|passw|token|api_?key|private_?key|credential/i;

/**
 * Whether a text is secret by its name: by what guardrails refuse in a function, or as one random word under such a name. What
 * Terraform or API Gateway fills in is not.
 */
export function isSecretByName({ name, text }: Pick<NamedText, 'name' | 'text'>): boolean {
  if (text.startsWith('$') || isExpression(text)) return false;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_');
  return isSecret(words, text) || (tellingName.test(words) && isRandom(text));
}

/** Whether a text is one word that nobody would write: 16 characters or more, digits among them, of which few are alike. */
function isRandom(text: string): boolean {
  return /^(?=.*\d)[\w+/=.~-]{16,}$/.test(text) && bitsPerCharacter(text) > 3.3;
}

function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}

/**
 * Every text: values, what is in values that are JSON (bodies, policies, log formats), and what other texts give to a name
 * (mapping templates).
 */
export function textsIn(value: unknown, path = '', name = ''): NamedText[] {
  if (typeof value === 'string') return textsInText(value, path, name);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, path === '' ? key : `${path}.${key}`, Array.isArray(value) ? name : key),
  );
}

function textsInText(text: string, path: string, name: string): NamedText[] {
  const inside = parsed(text);
  if (inside !== undefined) return textsIn(inside, path, name);
  const given = text.matchAll(/([\w-]+)["']?\s*[:=]\s*["']([^"']+)["']/g);
  return [{ path, name, text }, ...[...given].map(([, to = '', value = '']) => ({ path, name: to, text: value }))];
}

function parsed(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
