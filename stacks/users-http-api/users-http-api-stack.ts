import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { project } from '../../config/project';
import type { UsersHttpApiSettings } from '../../config/users-http-api';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { HttpApiAlarms } from '../../constructs/alarm/http-api-alarms';
import { httpAccessLogFields } from '../../constructs/http-api/http-access-log';
import { HttpApi } from '../../constructs/http-api/http-api';
import { routesOf } from '../../constructs/http-api/http-operations';
import { HttpStage } from '../../constructs/http-api/http-stage';
import { LambdaIntegration } from '../../constructs/http-api/lambda-integration';
import { VpcLinkIntegration } from '../../constructs/http-api/vpc-link-integration';
import { userPoolIssuer } from '../../constructs/identity/user-pool-issuer';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { alerts } from '../alerts';
import { apiFunction } from '../api-function';
import { type ApiUsers, apiUsers, userOutputs } from '../api-users';
import { BaseStack } from '../base-stack';
import { type ApiDomainSettings, domainSettings } from '../domain-settings';
import { logKeeping } from '../environment-of';
import { nameHttpApi } from '../name-http-api';
import { withScopes } from '../operation-scopes';
import { privateNetwork, privateService } from '../private-network';
import { releaseGradually } from '../release';
import { functionStatuses, serviceStatuses, withRequestId } from '../request-id';
import { tokenAuthorizer } from '../token-authorizer';
import { usersTable, usersTableAccess } from '../users-table';
import { operations } from './operations';

/** Users behind tokens, and whatever else a load balancer in the VPC serves. */
export class UsersHttpApiStack extends BaseStack {
  private readonly settings: UsersHttpApiSettings;
  private readonly domain?: ApiDomainSettings;
  private readonly alerts: AlertTopic;

  constructor(scope: Construct, environment: Environment, settings: UsersHttpApiSettings) {
    super(scope, environment, 'users-http-api', settings);
    this.settings = settings;
    this.domain = domainSettings(this, 'HTTP', settings);
    this.alerts = alerts(this);

    const users = this.users();
    const api = this.api();
    const targets = { lambda: this.lambda(api), alb: this.alb(api) };
    const jwt = tokenAuthorizer(this, api, users);
    routesOf(this, { operations: withScopes(this, operations, users), api, targets, jwt });
    const stage = this.stage(api);
    releaseGradually(this, settings.release);

    this.output('url', nameHttpApi(this, { domain: this.domain, stage }), 'Where callers find the API');
    for (const one of userOutputs(users)) this.output(...one);
  }

  /** Whose tokens the API takes. */
  private users(): ApiUsers {
    const { settings: source, prefix: name } = this;
    const users = apiUsers(this, { name, source, clientAddress: 'main' });
    if (source.existingUserPool || users.userPoolId === undefined) return users;
    const { region } = this.environment;
    return { ...users, issuer: userPoolIssuer(this, { region, userPoolId: users.userPoolId }) };
  }

  private api(): HttpApi {
    return new HttpApi(this, 'main', {
      name: this.prefix,
      description: `HTTP API for ${project}`,
      cors: {
        allowOrigins: this.settings.allowOrigins,
        allowMethods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
        allowHeaders: ['Content-Type', 'Authorization', 'X-Request-ID', 'If-Match', 'Idempotency-Key'],
        exposeHeaders: ['X-Request-ID', 'ETag', 'Location', 'Retry-After'],
        maxAge: 300,
        allowCredentials: true,
      },
      executeApiEndpointDisabled: this.domain !== undefined,
    });
  }

  /** What answers for users. */
  private lambda(api: HttpApi): LambdaIntegration {
    const table = usersTable(this, `${this.prefix}-users`);
    const users = apiFunction(this, 'api', {
      functionName: this.prefix,
      description: 'Lists, reads, creates, changes and deletes users',
      bundle: 'dist/functions/users.zip',
      powertools: { service: 'users', metricsNamespace: 'Gatehouse/Users' },
      ...usersTableAccess(table),
      ...this.settings.functions.api,
      logAddress: 'function',
      alarms: { thresholds: this.settings.alarms, topic: this.alerts },
    });
    const alias = new FunctionAlias(this, 'live', { function: users });
    new ApiInvokePermission(this, 'api_gateway', { alias, executionArn: api.executionArn });

    this.output('table_name', table.tableName, 'Table of the users');
    this.output('function_name', alias.functionName, 'Function that answers');
    return new LambdaIntegration(this, 'lambda', { api, alias, responses: withRequestId(functionStatuses) });
  }

  /** What answers everything else. */
  private alb(api: HttpApi): VpcLinkIntegration {
    const settings = this.settings.services;
    const network = privateNetwork(this, this.prefix, [settings]);
    const { target, registration } = privateService(this, 'api', {
      network,
      type: 'application',
      name: this.regionalPrefix,
      settings,
    });

    this.output(
      'vpc_link_security_group_id',
      network.securityGroup.securityGroupId,
      'Where private requests come from',
    );
    if (registration) {
      this.output(`${registration.kind}_arn`, registration.arn, 'Where instances of the services register');
      this.output('targets_security_group_id', registration.securityGroupId, 'Security group of those instances');
    }
    return new VpcLinkIntegration(this, 'alb', {
      api,
      vpcLink: network.vpcLink,
      target,
      request: { 'overwrite:header.X-Request-ID': '$context.requestId' },
      responses: withRequestId(serviceStatuses),
    });
  }

  private stage(api: HttpApi): HttpStage {
    const { throttle, alarms } = this.settings;
    const accessLog = new AccessLogGroup(this, 'api', { name: this.prefix, ...logKeeping(this) });
    const stage = new HttpStage(this, 'main', {
      api,
      accessLog,
      accessLogFields: {
        ...httpAccessLogFields,
        protocol: '$context.protocol',
        errorMessage: '$context.error.message',
      },
      throttle,
    });
    new HttpApiAlarms(this, 'api', {
      namePrefix: this.prefix,
      stage,
      thresholds: alarms,
      accessLog,
      topic: this.alerts,
    });
    return stage;
  }
}
