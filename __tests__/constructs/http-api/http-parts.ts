import type { Construct } from 'constructs';
import { HttpApi, type HttpApiProps } from '../../../constructs/http-api/http-api';
import { HttpRoute, type HttpRouteProps } from '../../../constructs/http-api/http-route';
import { HttpStage, type HttpStageProps } from '../../../constructs/http-api/http-stage';
import { JwtAuthorizer, type JwtAuthorizerProps } from '../../../constructs/http-api/jwt-authorizer';
import { LambdaIntegration } from '../../../constructs/http-api/lambda-integration';
import { AccessLogGroup } from '../../../constructs/logging/access-log-group';
import { aliasIn } from '../../support/function';

/** An API at `aws_apigatewayv2_api.main`. */
export function apiIn(scope: Construct, props: Partial<HttpApiProps> = {}): HttpApi {
  return new HttpApi(scope, 'main', { name: 'dev-scratch', ...props });
}

/** An integration at `aws_apigatewayv2_integration.lambda`. */
export function integrationIn(scope: Construct, api: HttpApi): LambdaIntegration {
  return new LambdaIntegration(scope, 'lambda', { api, alias: aliasIn(scope) });
}

/** A JWT authorizer at `aws_apigatewayv2_authorizer.jwt`. */
export function jwtIn(scope: Construct, api: HttpApi, props: Partial<JwtAuthorizerProps> = {}): JwtAuthorizer {
  return new JwtAuthorizer(scope, 'jwt', {
    api,
    name: 'jwt',
    issuer: 'https://issuer.myapp.com',
    audience: ['web'],
    ...props,
  });
}

/** A public route at `aws_apigatewayv2_route.<id>`, with an API and an integration unless it is given them. */
export function routeIn(scope: Construct, id: string, props: Partial<HttpRouteProps> = {}): HttpRoute {
  const api = props.api ?? apiIn(scope);
  const integration = props.integration ?? integrationIn(scope, api);
  return new HttpRoute(scope, id, { api, integration, routeKey: 'GET /items', authorizer: 'none', ...props });
}

/** A stage at `aws_apigatewayv2_stage.<id>`, with an API unless it is given one. */
export function stageIn(scope: Construct, id: string, props: Partial<HttpStageProps> = {}): HttpStage {
  return new HttpStage(scope, id, {
    api: props.api ?? apiIn(scope),
    accessLog: props.accessLog ?? new AccessLogGroup(scope, id, { name: 'dev-scratch', retentionDays: 7 }),
    throttle: { burstLimit: 50, rateLimit: 25 },
    ...props,
  });
}
