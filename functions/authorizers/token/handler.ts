import { createAuthorizer, policyOf, unauthorized } from '../../shared/authorizer';
import type { Caller } from '../../shared/caller';
import { optionalVariable } from '../../shared/environment';
import { valueAt } from '../../shared/record';
import { bearerToken, tokenAuthentication } from '../../shared/token-authentication';
import { stageArn } from './stage-arn';

const authenticate = tokenAuthentication();
const requiredRole = optionalVariable('REQUIRED_ROLE');

/**
 * The Lambda handler: the TOKEN authorizer of a REST API. It tells the integration who calls. A token that is not accepted is 401; a
 * caller without `REQUIRED_ROLE` is denied, which is 403.
 */
export const handler = createAuthorizer(async (event) => {
  const resource = stageArn(valueAt(event, ['methodArn']));
  const caller = await authenticate(bearerToken(valueAt(event, ['authorizationToken'])));
  const isAllowed = requiredRole === undefined || caller.roles.includes(requiredRole);
  return policyOf({
    effect: isAllowed ? 'Allow' : 'Deny',
    resource,
    principalId: caller.userId,
    context: contextOf(caller),
  });
}, unauthorized);

/** Strings only: API Gateway refuses lists and objects here. */
function contextOf({ userId, email, roles }: Caller): Record<string, string> {
  return { userId, ...(email !== undefined && { email }), ...(roles.length > 0 && { roles: roles.join(',') }) };
}
