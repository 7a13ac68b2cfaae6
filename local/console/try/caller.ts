import type { HeaderList } from '../../api';
import { developerCredentials } from '../../identity/credentials';
import { signatureHeaders, type Unsigned } from '../../identity/sign';
import { NoToken } from '../../identity/tokens';
import { readApiKeys } from '../../rest-api/definition/usage-plans';
import type { World } from '../../world';
import { ConsoleFault } from '../fault';
import { flagIn, objectIn, textIn, textsIn } from '../fields';
import type { AuthorizationView, CallerChoice, UserChoice } from '../interface';

/** Reads as whom to call. */
export function callerIn(json: Readonly<Record<string, unknown>>): CallerChoice {
  const caller = objectIn(json, 'caller') ?? {};
  const user = objectIn(caller, 'user');
  return { user: user && userIn(user), key: textIn(caller, 'key'), signed: flagIn(caller, 'signed') };
}

function userIn(user: Readonly<Record<string, unknown>>): UserChoice {
  const sub = textIn(user, 'sub') ?? '';
  if (sub === '') throw new ConsoleFault(400, 'sub: must name the user, was empty.');
  const groups = textsIn(user, 'groups');
  return { sub, groups, scope: textIn(user, 'scope'), client: textIn(user, 'client'), id: flagIn(user, 'id') };
}

/** What a caller adds to a request to be known. */
export interface Proof {
  readonly query: HeaderList;
  readonly headers: HeaderList;
}

/** The token of a user, where the route's authorizer reads it, and the value of an API key. */
export async function proofOf(
  { user, key }: CallerChoice,
  authorization: AuthorizationView | undefined,
  world: World,
): Promise<Proof> {
  const place = authorization?.token ?? { in: 'header', name: 'Authorization' };
  const token = user && (await tokenFor(user, authorization, world));
  const keys: HeaderList = key === undefined ? [] : [['x-api-key', keyNamed(key, world)]];
  if (token === undefined) return { query: [], headers: keys };
  if (place.in === 'query') return { query: [[place.name, token]], headers: keys };
  return { query: [], headers: [[place.name, `Bearer ${token}`], ...keys] };
}

/** Methods of REST APIs without scopes take the id token of a user alone. */
async function tokenFor(user: UserChoice, authorization: AuthorizationView | undefined, { identity }: World) {
  const wantsId = authorization?.kind === 'cognito' && authorization.scopes.length === 0;
  const scope = user.scope ?? authorization?.scopes[0];
  try {
    const { id_token, access_token } = await identity.token({ ...user, scope });
    return (user.id ?? wantsId) ? id_token : access_token;
  } catch (problem) {
    throw problem instanceof NoToken ? new ConsoleFault(400, problem.message) : problem;
  }
}

function keyNamed(name: string, { deployed }: World): string {
  const keys = readApiKeys(deployed.model);
  const found = keys.find((key) => key.name === name);
  if (found !== undefined) return found.value;
  const known = keys.map((key) => key.name).join(', ');
  throw new ConsoleFault(400, `key: must be one of ${known || 'none'}, was ${JSON.stringify(name)}.`);
}

/** The headers of a signature, when the caller signs. */
export const signatureOf = async (
  { signed }: CallerChoice,
  request: Unsigned,
  { deployed }: World,
): Promise<HeaderList> => (signed ? signatureHeaders(request, deployed.region, developerCredentials) : []);
