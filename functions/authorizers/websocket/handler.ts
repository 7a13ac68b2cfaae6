import { createAuthorizer, policyOf, unauthorized } from '../../shared/authorizer';
import { requiredVariable } from '../../shared/environment';
import { valueAt } from '../../shared/record';
import { tokenAuthentication } from '../../shared/token-authentication';
import { tokenOf } from './handshake-token';

const authenticate = tokenAuthentication();
const tokenInQueryString = requiredVariable('TOKEN_IN_QUERY_STRING') === 'true';

/**
 * The Lambda handler: lets a client connect whose token is valid, and tells the routes who it is. Its failure with the message
 * `Unauthorized` is a client's 401; any other failure, such as keys that cannot be fetched, is a 500.
 */
export const handler = createAuthorizer(async (event) => {
  const { userId } = await authenticate(tokenOf(event, tokenInQueryString));
  const resource = String(valueAt(event, ['methodArn']));
  return policyOf({ effect: 'Allow', resource, principalId: userId, context: { userId } });
}, unauthorized);
