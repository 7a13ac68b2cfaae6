import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { UsersOpenapiRestApiSettings } from '../../config/users-openapi-rest-api';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { RestApiAlarms } from '../../constructs/alarm/rest-api-alarms';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import type { BundledFunction } from '../../constructs/lambda/bundled-function';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { MethodSettings } from '../../constructs/rest-api/method-settings';
import { RestApi } from '../../constructs/rest-api/rest-api';
import { RestStage, type RestStageProps } from '../../constructs/rest-api/rest-stage';
import { alerts } from '../alerts';
import { apiFunction } from '../api-function';
import { BaseStack } from '../base-stack';
import { domainSettings } from '../domain-settings';
import { logKeeping } from '../environment-of';
import { firewall } from '../firewall';
import { nameRestApi } from '../name-rest-api';
import { withContractSchemas } from '../openapi/contract-schemas';
import { openApiBody } from '../openapi/openapi-body';
import { readOpenApi } from '../openapi/openapi-document';
import { releaseGradually } from '../release';
import { servedBy } from '../released-stage';
import { restEndpoint } from '../rest-endpoint';
import { restUsers } from '../rest-users';
import { usersTable, usersTableAccess } from '../users-table';

/** Users behind tokens: a REST API that one OpenAPI document describes whole, one Lambda, one table. */
export class UsersOpenapiRestApiStack extends BaseStack {
  private readonly settings: UsersOpenapiRestApiSettings;
  private readonly alerts: AlertTopic;

  constructor(
    scope: Construct,
    environment: Environment,
    settings: UsersOpenapiRestApiSettings,
    loggingRole: RestStageProps['loggingRole'],
  ) {
    super(scope, environment, 'users-openapi-rest-api', settings);
    this.settings = settings;
    const domain = domainSettings(this, 'REST', settings);
    this.alerts = alerts(this);

    const service = this.handler();
    const alias = new FunctionAlias(this, 'live', { function: service });
    const api = new RestApi(this, 'main', {
      name: this.prefix,
      description: 'API for user management',
      body: this.document(service, alias),
      endpoint: restEndpoint(this, this.prefix, settings),
      minimumCompressionBytes: settings.minimumCompressionBytes,
      executeApiEndpointDisabled: domain !== undefined,
    });
    new ApiInvokePermission(this, 'api_gateway', { alias, executionArn: api.executionArn });
    const stage = this.publish(api, loggingRole);
    releaseGradually(this, settings.release);
    firewall(this, settings, { name: this.prefix, stages: { main: stage } });

    this.output('url', nameRestApi(this, { domain, stage }), 'Where callers find the API');
    this.output('api_id', api.restApiId, 'Id of the REST API');
  }

  /** What runs, and what outlives it. */
  private handler(): BundledFunction {
    const table = usersTable(this, `${this.prefix}-users`);
    this.output('table_name', table.tableName, 'Table of the users');
    return apiFunction(this, 'api', {
      functionName: this.prefix,
      description: 'Lists, reads and creates users',
      bundle: 'dist/functions/users.zip',
      unrouted: ['PUT /users/:id', 'DELETE /users/:id', 'OPTIONS /:path+'],
      powertools: { service: 'users', metricsNamespace: 'Gatehouse/Users' },
      ...usersTableAccess(table),
      ...this.settings.functions.api,
      logAddress: 'function',
      alarms: { thresholds: this.settings.alarms, topic: this.alerts },
    });
  }

  /** What callers may ask, and what they are answered. */
  private document(service: BundledFunction, alias: FunctionAlias): string {
    const users = restUsers(this, {
      name: this.prefix,
      existingArn: this.settings.existingUserPoolArn,
    });
    if (users.clientId !== undefined) this.output('user_pool_client_id', users.clientId, 'Client whose users sign in');
    const document = readOpenApi(this, 'stacks/users-openapi-rest-api/openapi.yaml');
    return openApiBody(this, withContractSchemas(document, service), {
      lambda_invoke_arn: alias.invokeArn,
      user_pool_arn: users.userPoolArn,
    });
  }

  /** What is live. */
  private publish(api: RestApi, loggingRole: RestStageProps['loggingRole']): RestStage {
    const { throttle, alarms } = this.settings;
    const accessLog = new AccessLogGroup(this, 'api', { name: this.prefix, ...logKeeping(this) });
    const stage = new RestStage(this, this.environment.name, {
      ...servedBy(this, api, this.settings.release),
      accessLog,
      loggingRole,
      executionLog: logKeeping(this),
    });
    new MethodSettings(this, 'all', { stage, method: 'all', throttle, logLevel: 'ERROR' });
    new RestApiAlarms(this, 'api', {
      namePrefix: this.prefix,
      stage,
      thresholds: alarms,
      accessLog,
      topic: this.alerts,
    });
    return stage;
  }
}
