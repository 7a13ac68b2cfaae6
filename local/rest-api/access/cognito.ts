import { bearerToken } from '../../gateway/jwt/bearer-token';
import { type Claims, scopesOf } from '../../gateway/jwt/claims';
import { TokenVerifier } from '../../gateway/jwt/token-verifier';
import type { World } from '../../world';
import type { MethodCall } from '../call';
import type { AuthorizerDefinition } from '../definition/rest-api-definition';
import { requestSource } from '../parameter-mapping';
import { Refusal } from '../refusal';

/** Decides by tokens of user pools. */
export class CognitoAuthorizer {
  private readonly verifiers: readonly TokenVerifier[];

  constructor(
    private readonly authorizer: AuthorizerDefinition,
    { identity, now }: World,
  ) {
    this.verifiers = authorizer.providerArns.flatMap((arn) => {
      const issuer = issuerOf(arn);
      const verifier = issuer && new TokenVerifier({ issuer, audiences: [] }, () => identity.keySetOf(issuer), now);
      return verifier ? [verifier] : [];
    });
  }

  /** Puts the claims of the caller's token into the context. Refuses a token that does not fit the method. */
  async authorize(call: MethodCall): Promise<void> {
    const [source = ''] = this.authorizer.identitySources;
    const token = bearerToken(requestSource(source, call) ?? '');
    if (token === '') throw this.unauthorized('no token');
    if (this.authorizer.validationExpression && !new RegExp(this.authorizer.validationExpression).test(token))
      throw this.unauthorized('the token does not fit identity_validation_expression');
    const claims = await this.claimsOf(token);
    this.checkUse(claims, call.method.scopes);
    call.context.authorizer = { claims: claimTexts(claims) };
    call.trace.step('authorizer', `cognito ${String(claims.sub)}`, this.authorizer.address);
  }

  private async claimsOf(token: string): Promise<Claims> {
    let why = 'the authorizer has no user pool';
    for (const verifier of this.verifiers) {
      const check = await verifier.verify(token);
      if ('claims' in check) return check.claims;
      why = check.refused;
      if (why.includes('expired')) throw this.unauthorized(why, 'The incoming token has expired');
    }
    throw this.unauthorized(why);
  }

  /** Without scopes a method wants an id token, with scopes an access token that has one of them. */
  private checkUse(claims: Claims, scopes: readonly string[]): void {
    const tokenUse = scopes.length === 0 ? 'id' : 'access';
    if (claims.token_use !== tokenUse) throw this.unauthorized(`the method wants an ${tokenUse} token`);
    const own = scopesOf(claims);
    if (scopes.length > 0 && !scopes.some((scope) => own.includes(scope)))
      throw this.unauthorized(`the token has none of the scopes ${scopes.join(', ')}`);
  }

  private unauthorized(why: string, message = 'Unauthorized'): Refusal {
    return new Refusal('UNAUTHORIZED', message, { why, address: this.authorizer.address });
  }
}

/** `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc` names the pool whose issuer this is. */
function issuerOf(arn: string): string | undefined {
  const [, partition, region, pool] = /^arn:([^:]+):cognito-idp:([^:]+):\d*:userpool\/(.+)$/.exec(arn) ?? [];
  if (pool === undefined) return undefined;
  return `https://cognito-idp.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}/${pool}`;
}

const times = new Set(['exp', 'iat']);

/** Claims as REST APIs tell them: lists with commas, two of the times in words. */
const claimTexts = (claims: Claims): Record<string, string> =>
  Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(name, value)]));

function claimText(name: string, value: unknown): string {
  if (times.has(name) && typeof value === 'number') return timeText(new Date(value * 1000));
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `Thu Nov 30 17:46:32 UTC 2017` */
function timeText(date: Date): string {
  const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
