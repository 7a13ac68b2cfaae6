import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { UsersRestApiSettings } from '../../config/users-rest-api';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { RestApiAlarms } from '../../constructs/alarm/rest-api-alarms';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import type { BundledFunction } from '../../constructs/lambda/bundled-function';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { MethodSettings } from '../../constructs/rest-api/method-settings';
import { RequestValidator } from '../../constructs/rest-api/request-validator';
import type { AccessLogDestination } from '../../constructs/rest-api/rest-access-log';
import { RestApi } from '../../constructs/rest-api/rest-api';
import { corsPreflight, type RestCors, readableRefusals } from '../../constructs/rest-api/rest-cors';
import { RestDeployment } from '../../constructs/rest-api/rest-deployment';
import { methodsOf } from '../../constructs/rest-api/rest-operations';
import { pathsOf } from '../../constructs/rest-api/rest-paths';
import { RestProxyIntegration } from '../../constructs/rest-api/rest-proxy-integration';
import { RestStage, type RestStageProps } from '../../constructs/rest-api/rest-stage';
import { StageAlias } from '../../constructs/rest-api/stage-alias';
import { TokenAuthorizer } from '../../constructs/rest-api/token-authorizer';
import type { Table } from '../../constructs/storage/table';
import { alerts } from '../alerts';
import { apiFunction } from '../api-function';
import { BaseStack } from '../base-stack';
import { domainSettings } from '../domain-settings';
import { logKeeping } from '../environment-of';
import { firewall } from '../firewall';
import { nameRestApi } from '../name-rest-api';
import { restEndpoint } from '../rest-endpoint';
import { usersTable, usersTableAccess } from '../users-table';
import { corsEnvironment, usersCors } from './cors';
import { createUser } from './create-user';
import { operations, paths } from './operations';
import { tokenFunction } from './token-function';
import { usagePlans } from './usage-plans';
import { userExports } from './user-exports';
import { userModels } from './user-models';
import { userSummary } from './user-summary';
import { usersTokens } from './users-tokens';

/** Users behind tokens, plans and a firewall: a REST API whose stages serve different versions of one Lambda. */
export class UsersRestApiStack extends BaseStack {
  private readonly settings: UsersRestApiSettings;
  private readonly cors: RestCors;
  private readonly alerts: AlertTopic;
  private readonly table: Table;

  constructor(
    scope: Construct,
    environment: Environment,
    settings: UsersRestApiSettings,
    loggingRole: RestStageProps['loggingRole'],
  ) {
    super(scope, environment, 'users-rest-api', settings);
    this.settings = settings;
    this.cors = usersCors(settings.allowOrigins);
    const domain = domainSettings(this, 'REST', settings);
    this.alerts = alerts(this);

    this.table = usersTable(this, `${this.prefix}-users`);
    const service = this.service();
    const api = new RestApi(this, 'main', {
      name: this.prefix,
      description: 'Users, with plans for partners',
      endpoint: restEndpoint(this, this.prefix, settings),
      minimumCompressionBytes: settings.minimumCompressionBytes,
      executeApiEndpointDisabled: domain !== undefined,
    });
    this.methods(api, service);
    this.aliases(api, service);
    const { main, next } = this.stages(api, loggingRole);
    this.limits(main, next);
    const url = nameRestApi(this, { domain, stage: main, stagesByPath: { next } });

    this.output('url', url, 'Where callers find the API');
    this.output('api_id', api.restApiId, 'Id of the REST API');
    this.output('function_name', service.functionName, 'Function that answers');
  }

  /** What runs. */
  private service(): BundledFunction {
    this.output('table_name', this.table.tableName, 'Table of the users');
    const { environment, statements } = usersTableAccess(this.table);
    return apiFunction(this, 'api', {
      functionName: this.prefix,
      description: 'Lists, reads, creates, changes and deletes users',
      bundle: 'dist/functions/users.zip',
      // Preflights are answered by the API itself.
      unrouted: ['OPTIONS /:path+'],
      powertools: { service: 'users', metricsNamespace: 'Gatehouse/Users' },
      environment: { ...environment, ...corsEnvironment(this.cors) },
      statements,
      ...this.settings.functions.api,
      logAddress: 'function',
      alarms: { thresholds: this.settings.alarms, topic: this.alerts },
    });
  }

  /** The methods of the API, and what answers them. */
  private methods(api: RestApi, service: BundledFunction): void {
    const models = userModels(this, api, service);
    const places = pathsOf(this, api, paths);
    const alias = new StageAlias(this, 'alias', { function: service });
    const { create_user, get_user_summary, create_export, ...proxied } = methodsOf(this, operations, {
      paths: places,
      authorizer: this.authorizer(api),
      validator: new RequestValidator(this, 'all', { api, body: true, parameters: true }),
      models,
    });

    const { cors, prefix, table } = this;
    createUser(this, { method: create_user, alias, cors, user: models.get('user') });
    userSummary(this, { prefix, method: get_user_summary, table, cors });
    const exports = userExports(this, { prefix, method: create_export, cors, topic: this.alerts });
    this.output('exports_queue_url', exports.queueUrl, 'Queue of the exports that callers ask for');
    for (const [id, method] of Object.entries(proxied)) new RestProxyIntegration(this, id, { method, alias });
    for (const [id, path] of places) corsPreflight(this, `options_${id}`, path, cors);
    readableRefusals(this, api);
  }

  /** Who decides about callers. */
  private authorizer(api: RestApi): TokenAuthorizer {
    const { tokens, requiredRole } = this.settings;
    const alias = tokenFunction(this, {
      functionName: `${this.prefix}-token`,
      tokens: usersTokens(this, { name: this.prefix, existing: tokens }),
      requiredRole,
      gets: this.settings.functions.token,
    });
    return new TokenAuthorizer(this, 'token', {
      api,
      name: 'token',
      alias,
      tokenPattern: '^[Bb]earer +[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$',
      // As it was deployed.
      permission: { address: 'token', statementId: 'AllowAuthorizer' },
    });
  }

  /** The alias of each stage, with the permission to call it. */
  private aliases({ executionArn }: RestApi, service: BundledFunction): void {
    const live = new FunctionAlias(this, 'live', { function: service, version: this.settings.liveVersion });
    const next = new FunctionAlias(this, 'next', { function: service });
    new ApiInvokePermission(this, 'api_gateway', { alias: live, executionArn });
    new ApiInvokePermission(this, 'api_gateway_next', {
      alias: next,
      executionArn,
      statementId: 'AllowAPIGatewayNext',
    });
  }

  /** The main stage, and the stage `next` for what is tried. */
  private stages(api: RestApi, loggingRole: RestStageProps['loggingRole']): { main: RestStage; next: RestStage } {
    const { alarms } = this.settings;
    const accessLog = this.accessLog();
    const common = {
      deployment: new RestDeployment(this, 'main', { api }),
      accessLog,
      loggingRole,
      executionLog: logKeeping(this),
    };
    const { name } = this.environment;
    const main = new RestStage(this, name, { ...common, variables: { alias: 'live', environment: name } });
    const next = new RestStage(this, 'next', { ...common, variables: { alias: 'next', environment: name } });
    new RestApiAlarms(this, 'api', {
      namePrefix: this.prefix,
      stage: main,
      thresholds: alarms,
      accessLog,
      topic: this.alerts,
    });
    return { main, next };
  }

  /** Where access log lines go. */
  private accessLog(): AccessLogGroup | AccessLogDestination {
    const { accessLogStreamArn } = this.settings;
    if (accessLogStreamArn !== undefined) return { arn: accessLogStreamArn };
    return new AccessLogGroup(this, 'api', { name: this.prefix, ...logKeeping(this) });
  }

  /** How much callers may ask for. */
  private limits(main: RestStage, next: RestStage): void {
    const { throttles, plans } = this.settings;
    new MethodSettings(this, 'all', { stage: main, method: 'all', throttle: throttles.main, logLevel: 'ERROR' });
    new MethodSettings(this, 'next', { stage: next, method: 'all', throttle: throttles.next, logLevel: 'INFO' });

    firewall(this, this.settings, { name: this.prefix, stages: { [this.environment.name]: main, next } });

    const keyId = usagePlans(this, { prefix: this.prefix, main, next, plans });
    this.output('partner_api_key_id', keyId, "Id of the partner's API key; its value stays in AWS and the state");
  }
}
