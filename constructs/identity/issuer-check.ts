import type { IConstruct } from 'constructs';
import { checkPattern } from '../prop-check';

/**
 * Refuses what cannot be `iss` of a token whose issuer API Gateway can ask: it puts `/.well-known/openid-configuration` behind it.
 *
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export function checkIssuer(scope: IConstruct, prop: string, issuer: string, fix: string): void {
  checkPattern(scope, {
    prop,
    // An issuer that is a Terraform expression from its first character on is known only at apply.
    value: issuer.startsWith('${') ? undefined : issuer.replace(/\$\{[^}]*\}/g, 'x'),
    pattern: /^https:\/\/(?!.*\/\.well-known\/)[^\s?#]+$/,
    mustBe: 'an https URL without query and without /.well-known/',
    fix,
  });
}
