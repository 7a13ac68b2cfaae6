import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import type { Invocation } from './invocation';
import { logger } from './logger';
import { requestIdOf } from './request-id';
import { InvalidTokenError } from './token-verifier';

/**
 * Makes the Lambda handler of an authorizer. A token that is not accepted is `refused`; any other failure, such as keys that cannot be
 * fetched, is the server's: API Gateway answers 500 and remembers nothing.
 */
export function createAuthorizer<Result>(
  authorize: (event: unknown) => Promise<Result>,
  refused: () => Result,
): Invocation<Result> {
  return async (event, context) => {
    logger.addContext(context);
    logger.setCorrelationId(requestIdOf(event) ?? context.awsRequestId);
    try {
      return await authorize(event);
    } catch (error) {
      if (!(error instanceof InvalidTokenError)) throw error;
      logger.info('The caller is refused.', { reason: error.message });
      return refused();
    }
  };
}

/** Refuses with 401: the one message that API Gateway takes for it. */
export function unauthorized(): never {
  throw new Error('Unauthorized');
}

/** What an authorizer that answers with a policy says of one caller. */
export interface Verdict {
  readonly effect: 'Allow' | 'Deny';
  /** ARN, maybe with wildcards, of what the caller may invoke or not. */
  readonly resource: string;
  readonly principalId: string;
  /** What the integration and the access log are told. */
  readonly context: Readonly<Record<string, string>>;
}

/** The policy that a verdict is written as. */
export function policyOf({ effect, resource, principalId, context }: Verdict): APIGatewayAuthorizerResult {
  return {
    principalId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
    },
    context,
  };
}
