import type { StageDefinition } from '../../gateway/stages';
import type { Surroundings } from '../../gateway/surroundings';
import { internalError } from '../call/refusal';
import type { Authorization, LambdaAuthorizerDefinition } from '../definition/definition';
import type { Authorize } from './authorizer';
import { iamAuthorizer } from './iam-authorizer';
import { jwtAuthorizer } from './jwt-authorizer';
import { lambdaAuthorizer } from './lambda-authorizer';

/** Nobody may pass where it cannot be known who may. */
const refuseAll: Authorize = ({ route }) => {
  throw internalError(
    `${route?.address}: authorizer_id must lead to an authorizer of the API and the type of the route, and does not`,
  );
};

/** The authorizers of one stage. Routes with the same Lambda authorizer share its kept answers. */
export class Authorizers {
  private readonly byDefinition = new Map<LambdaAuthorizerDefinition, Authorize>();

  constructor(
    private readonly stage: StageDefinition,
    private readonly api: Surroundings,
  ) {}

  /** What decides who may take a route. */
  of(authorization: Authorization): Authorize {
    switch (authorization.type) {
      case 'JWT':
        return jwtAuthorizer(authorization.authorizer, authorization.scopes, this.api);
      case 'CUSTOM':
        return this.lambda(authorization.authorizer);
      case 'AWS_IAM':
        return iamAuthorizer;
      case 'UNKNOWN':
        return refuseAll;
      default:
        return () => undefined;
    }
  }

  private lambda(definition: LambdaAuthorizerDefinition): Authorize {
    const authorize = this.byDefinition.get(definition) ?? lambdaAuthorizer(definition, this.stage, this.api);
    this.byDefinition.set(definition, authorize);
    return authorize;
  }
}
