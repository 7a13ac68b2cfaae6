import type { Construct } from 'constructs';
import type { ApiSettings } from '../config/api-settings';
import type { AlertTopic } from '../constructs/alarm/alert-topic';
import { HttpApiAlarms } from '../constructs/alarm/http-api-alarms';
import { HttpApi } from '../constructs/http-api/http-api';
import { type HttpOperations, routesOf } from '../constructs/http-api/http-operations';
import { HttpStage } from '../constructs/http-api/http-stage';
import { JwtAuthorizer } from '../constructs/http-api/jwt-authorizer';
import { LambdaIntegration } from '../constructs/http-api/lambda-integration';
import { ApiInvokePermission } from '../constructs/lambda/api-invoke-permission';
import type { FunctionAlias } from '../constructs/lambda/function-alias';
import { AccessLogGroup } from '../constructs/logging/access-log-group';
import type { ApiUsers } from './api-users';
import { domainSettings } from './domain-settings';
import { logKeeping } from './environment-of';
import { nameHttpApi } from './name-http-api';
import { withScopes } from './operation-scopes';
import { releaseGradually } from './release';
import { functionStatuses, withRequestId } from './request-id';

/** What {@link functionHttpApi} takes. */
export interface FunctionHttpApiProps {
  /** Name of the API and its log group. */
  readonly name: string;

  /** What the API can do, and who may ask for it. */
  readonly operations: HttpOperations;

  /** What answers. */
  readonly alias: FunctionAlias;

  /**
   * Whose tokens operations with `auth: 'jwt'` take.
   *
   * @default - no operation takes tokens
   */
  readonly users?: ApiUsers;

  readonly settings: ApiSettings;

  /** Where alarms go. */
  readonly topic: AlertTopic;
}

/** The API, and what a stack may build on. */
export interface FunctionHttpApi {
  readonly api: HttpApi;
  readonly stage: HttpStage;

  /** Where callers find the API. */
  readonly url: string;
}

/** An HTTP API in front of one function: routes, permission, access log, stage, alarms, and its name where `config/` gives one. */
export function functionHttpApi(scope: Construct, props: FunctionHttpApiProps): FunctionHttpApi {
  const { name, operations, alias, users, settings, topic } = props;
  const domain = domainSettings(scope, 'HTTP', settings);
  const api = new HttpApi(scope, 'main', {
    name,
    cors: settings.allowOrigins && corsOf(operations, settings.allowOrigins),
    executeApiEndpointDisabled: domain !== undefined,
  });
  const jwt =
    users && new JwtAuthorizer(scope, 'jwt', { api, name: 'jwt', issuer: users.issuer, audience: users.audience });
  const integration = new LambdaIntegration(scope, 'lambda', {
    api,
    alias,
    responses: withRequestId(functionStatuses),
  });
  new ApiInvokePermission(scope, 'api_gateway', { alias, executionArn: api.executionArn });
  const routes = routesOf(scope, {
    operations: users ? withScopes(scope, operations, users) : operations,
    api,
    integration,
    ...(jwt && { jwt }),
  });
  const accessLog = new AccessLogGroup(scope, 'api', { name, ...logKeeping(scope) });
  const stage = new HttpStage(scope, 'main', {
    api,
    accessLog,
    throttle: settings.throttle,
    routeThrottles: routes.throttled(settings.throttles ?? {}),
  });
  new HttpApiAlarms(scope, 'api', { namePrefix: name, stage, thresholds: settings.alarms, accessLog, topic });
  releaseGradually(scope, settings.release);
  return { api, stage, url: nameHttpApi(scope, { domain, stage }) };
}

const corsOf = (operations: HttpOperations, allowOrigins: string[]) => ({
  allowOrigins,
  allowMethods: [...new Set(Object.values(operations).map(({ route }) => route.replace(/ .*$/, '')))],
  allowHeaders: ['Content-Type', 'Authorization', 'X-Request-ID'],
  exposeHeaders: ['X-Request-ID', 'Location', 'Retry-After'],
  maxAge: 3600,
});
