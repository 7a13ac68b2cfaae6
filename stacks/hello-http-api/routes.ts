import type { Construct } from 'constructs';
import type { TokenIssuer } from '../../config/token-source';
import type { HttpApi } from '../../constructs/http-api/http-api';
import { routesOf } from '../../constructs/http-api/http-operations';
import type { LambdaIntegration } from '../../constructs/http-api/lambda-integration';
import { withScopes } from '../operation-scopes';
import { tokenAuthorizer } from '../token-authorizer';
import { operations, operationsForTokens } from './operations';

/** Leads requests to the function: those of anyone, or, where `config/` names an issuer, of those who have its tokens. */
export function helloRoutes(
  scope: Construct,
  integration: LambdaIntegration,
  api: HttpApi,
  tokens?: TokenIssuer,
): void {
  if (tokens === undefined) {
    routesOf(scope, { operations, api, integration });
    return;
  }
  const jwt = tokenAuthorizer(scope, api, tokens);
  routesOf(scope, { operations: withScopes(scope, operationsForTokens, tokens), api, integration, jwt });
}
