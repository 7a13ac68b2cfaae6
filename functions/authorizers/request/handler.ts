import type { APIGatewaySimpleAuthorizerResult } from 'aws-lambda';
import { createAuthorizer } from '../../shared/authorizer';
import { optionalVariable } from '../../shared/environment';
import { valueAt } from '../../shared/record';
import { bearerToken, tokenAuthentication } from '../../shared/token-authentication';

/** A simple response. API Gateway ignores the context of a refusal. */
interface Decision extends APIGatewaySimpleAuthorizerResult {
  readonly context?: { readonly userId: string; readonly role?: string };
}

const authenticate = tokenAuthentication();
const requiredRole = optionalVariable('REQUIRED_ROLE');

/**
 * The Lambda handler: the REQUEST authorizer of an HTTP API, payload 2.0 and simple responses. It tells the integration who calls, and
 * in which role. A token that is not accepted and a caller without `REQUIRED_ROLE` are not authorized.
 */
export const handler = createAuthorizer<Decision>(
  async (event) => {
    const { userId, roles } = await authenticate(bearerToken(valueAt(event, ['headers', 'authorization'])));
    if (requiredRole !== undefined && !roles.includes(requiredRole)) return { isAuthorized: false };
    const [role] = roles;
    return { isAuthorized: true, context: { userId, ...(role !== undefined && { role }) } };
  },
  () => ({ isAuthorized: false }),
);
