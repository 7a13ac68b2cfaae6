import type { IConstruct } from 'constructs';
import type { TokenSource } from '../config/token-source';
import { checkAudience } from '../constructs/identity/audience-check';
import { checkIssuer } from '../constructs/identity/issuer-check';
import { checkPattern } from '../constructs/prop-check';
import { PropError } from '../constructs/prop-error';

/** Refuses an issuer that could never be asked for its keys, or whose tokens are for nobody. */
export function checkTokenSource(scope: IConstruct, file: string, { tokens, existingUserPool }: TokenSource): void {
  if (tokens === undefined) return;
  const fix = `Copy it from <issuer>/.well-known/openid-configuration into ${file}.`;
  const { issuer, audience, jwksUri } = tokens;
  checkIssuer(scope, 'settings.tokens.issuer', issuer, fix);
  checkPattern(scope, {
    prop: 'settings.tokens.jwksUri',
    value: jwksUri,
    pattern: /^https:\/\/\S+$/,
    mustBe: 'an https URL',
    fix,
  });
  checkAudienceSetting(scope, file, audience);
  if (existingUserPool === undefined) return;
  throw new PropError(scope, {
    prop: 'settings.existingUserPool',
    mustBe: 'absent beside tokens',
    was: existingUserPool,
    fix: `Say in ${file} whose tokens the API takes: those of the pool, or those of the issuer.`,
  });
}

/** A blank says nothing, and a comma stands between entries where a function reads them. */
function checkAudienceSetting(scope: IConstruct, file: string, audience: readonly string[] = []): void {
  const fix = `Name in ${file} what tokens for this API have in aud.`;
  checkAudience(scope, 'settings.tokens.audience', audience, fix);
  for (const [at, value] of audience.entries()) {
    const prop = `settings.tokens.audience[${at}]`;
    checkPattern(scope, { prop, value, pattern: /^[^\s,]+$/, mustBe: 'text without blanks and commas', fix });
  }
}
