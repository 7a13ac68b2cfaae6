import type { Call } from '../call/call';
import type { Authorization, StageDefinition } from '../definition/definition';
import type { Surroundings } from '../surroundings';
import { iamAuthorizer } from './iam-authorizer';
import { jwtAuthorizer } from './jwt-authorizer';
import { lambdaAuthorizer } from './lambda-authorizer';

/** Lets a request pass, noting what it learned of the caller, or rejects with a refusal. */
export type Authorize = (call: Call) => Promise<void> | void;

/** What decides who may take a route. */
export function authorizeOf(authorization: Authorization, stage: StageDefinition, api: Surroundings): Authorize {
  switch (authorization.type) {
    case 'JWT':
      return jwtAuthorizer(authorization.authorizer, authorization.scopes, api);
    case 'CUSTOM':
      return lambdaAuthorizer(authorization.authorizer, stage, api);
    case 'AWS_IAM':
      return iamAuthorizer;
    default:
      return () => undefined;
  }
}
