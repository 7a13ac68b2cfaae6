import type { APIGatewayAuthorizerResult, Context } from 'aws-lambda';
import { requiredVariable } from '../../shared/environment';
import { logger } from '../../shared/logger';
import { valueAt } from '../../shared/record';
import { requestIdOf } from '../../shared/request-id';
import { InvalidTokenError, tokenVerifier } from '../../shared/token-verifier';
import { tokenOf } from './handshake-token';

const verify = tokenVerifier({
  issuer: requiredVariable('TOKEN_ISSUER'),
  audience: requiredVariable('TOKEN_AUDIENCE').split(','),
  jwksUri: requiredVariable('TOKEN_JWKS_URI'),
  algorithms: requiredVariable('TOKEN_ALGORITHMS').split(','),
});
const tokenInQueryString = requiredVariable('TOKEN_IN_QUERY_STRING') === 'true';

/**
 * The Lambda handler: lets a client connect whose token is valid, and tells the routes who it is. Its failure with the message
 * `Unauthorized` is a client's 401; any other failure, such as keys that cannot be fetched, is a 500.
 */
export async function handler(event: unknown, context: Context): Promise<APIGatewayAuthorizerResult> {
  logger.addContext(context);
  logger.setCorrelationId(requestIdOf(event) ?? context.awsRequestId);
  try {
    return allow(String(valueAt(event, ['methodArn'])), await subjectOfToken(event));
  } catch (error) {
    if (!(error instanceof InvalidTokenError)) throw error;
    logger.info('The handshake is refused.', { reason: error.message });
    throw new Error('Unauthorized');
  }
}

async function subjectOfToken(event: unknown): Promise<string> {
  const token = tokenOf(event, tokenInQueryString);
  if (token === undefined) throw new InvalidTokenError('no token');
  const { sub } = await verify(token);
  if (!sub?.trim()) throw new InvalidTokenError('no subject');
  return sub;
}

function allow(methodArn: string, userId: string): APIGatewayAuthorizerResult {
  return {
    principalId: userId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
    },
    context: { userId },
  };
}
