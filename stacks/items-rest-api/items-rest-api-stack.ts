import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { ItemsRestApiSettings } from '../../config/items-rest-api';
import { AlertTopic } from '../../constructs/alarm/alert-topic';
import { FunctionAlarms } from '../../constructs/alarm/function-alarms';
import { RestApiAlarms } from '../../constructs/alarm/rest-api-alarms';
import { AliasRecords } from '../../constructs/domain/alias-records';
import { BasePathMapping } from '../../constructs/domain/base-path-mapping';
import { Certificate } from '../../constructs/domain/certificate';
import { HostedZone } from '../../constructs/domain/hosted-zone';
import { RestApiDomain } from '../../constructs/domain/rest-api-domain';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import { BundledFunction } from '../../constructs/lambda/bundled-function';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { FunctionLogGroup } from '../../constructs/lambda/function-log-group';
import { FunctionRole } from '../../constructs/lambda/function-role';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { CognitoAuthorizer } from '../../constructs/rest-api/cognito-authorizer';
import { MethodSettings } from '../../constructs/rest-api/method-settings';
import { RestApi } from '../../constructs/rest-api/rest-api';
import { RestDeployment } from '../../constructs/rest-api/rest-deployment';
import type { RestMethod } from '../../constructs/rest-api/rest-method';
import { methodsOf } from '../../constructs/rest-api/rest-operations';
import { pathsOf } from '../../constructs/rest-api/rest-paths';
import { RestProxyIntegration } from '../../constructs/rest-api/rest-proxy-integration';
import { RestStage } from '../../constructs/rest-api/rest-stage';
import { BaseStack } from '../base-stack';
import { type ItemsTable, itemsTable, itemsTableAccess } from '../items-http-api/items-table';
import { itemsRestUsers } from './items-rest-users';
import { operations, paths } from './operations';
import { partnerPlan } from './partner-plan';

/** Items behind tokens and API keys: a REST API that keeps lists, one Lambda for all five operations, one table. */
export class ItemsRestApiStack extends BaseStack {
  private readonly settings: ItemsRestApiSettings;

  constructor(scope: Construct, environment: Environment, settings: ItemsRestApiSettings) {
    super(scope, environment, 'items-rest-api');
    this.settings = settings;

    const alerts = new AlertTopic(this, 'alerts', { name: `${this.prefix}-alerts`, emails: environment.alertEmails });
    const table = itemsTable(this, {
      name: `${this.prefix}-items`,
      existing: settings.existingTable,
      deletionProtected: environment.removal.dataProtected,
    });
    const alias = this.handler(table, alerts);
    const api = new RestApi(this, 'main', {
      name: this.prefix,
      description: 'REST API with caching',
      executeApiEndpointDisabled: settings.domainName !== undefined,
    });
    const methods = this.methods(api, alias);
    const stage = this.publish(api, alerts);
    this.limit(stage, methods.get_items);
    const url = this.domain(stage) ?? stage.invokeUrl;

    this.output('url', url, 'Where callers find the API');
    this.output('api_id', api.restApiId, 'Id of the REST API');
    this.output('table_name', table.tableName, 'Table of the items');
    this.output('function_name', alias.functionName, 'Function that answers');
  }

  /** What runs. */
  private handler(table: ItemsTable, topic: AlertTopic): FunctionAlias {
    const { logs, removal } = this.environment;
    const functionName = this.prefix;
    const logGroup = new FunctionLogGroup(this, 'function', {
      functionName,
      retentionDays: logs.retentionDays,
      kept: removal.logsKept,
    });
    const api = new BundledFunction(this, 'api', {
      functionName,
      description: 'Lists, reads, creates, changes and deletes items',
      bundle: 'dist/functions/items.zip',
      role: new FunctionRole(this, 'api', {
        name: functionName,
        logGroup,
        traced: true,
        statements: itemsTableAccess(table),
      }),
      logGroup,
      logLevel: logs.level,
      traced: true,
      powertools: { service: 'items', metricsNamespace: 'Gatehouse/Items' },
      environment: { TABLE_NAME: table.tableName },
    });
    new FunctionAlarms(this, 'function', {
      namePrefix: this.prefix,
      function: api,
      thresholds: this.settings.alarms,
      logGroupName: logGroup.logGroupName,
      topic,
    });
    return new FunctionAlias(this, 'live', { function: api });
  }

  /** What the API answers, and to whom. */
  private methods(api: RestApi, alias: FunctionAlias): Record<keyof typeof operations, RestMethod> {
    const users = itemsRestUsers(this, {
      name: this.prefix,
      existingArn: this.settings.existingUserPoolArn,
      deletionProtected: this.environment.removal.dataProtected,
    });
    const authorizer = new CognitoAuthorizer(this, 'cognito', {
      api,
      name: 'cognito',
      userPoolArns: [users.userPoolArn],
    });
    const methods = methodsOf(this, operations, { paths: pathsOf(this, api, paths), authorizer });
    for (const [id, method] of Object.entries(methods)) new RestProxyIntegration(this, id, { method, target: alias });
    new ApiInvokePermission(this, 'api_gateway', { alias, executionArn: api.executionArn });
    if (users.clientId !== undefined) this.output('user_pool_client_id', users.clientId, 'Client whose users sign in');
    return methods;
  }

  /** What is live, and, while a canary is on, what is tried. */
  private publish(api: RestApi, topic: AlertTopic): RestStage {
    const { cache, canary, stageVariable, alarms } = this.settings;
    const { logs, removal, name } = this.environment;
    const kept = { retentionDays: logs.retentionDays, kept: removal.logsKept };
    const accessLog = new AccessLogGroup(this, 'api', { name: this.prefix, ...kept });
    const stage = new RestStage(this, name, {
      deployment: new RestDeployment(this, 'main', { api, held: canary !== undefined }),
      variables: { environment: stageVariable },
      cacheSizeGb: cache?.sizeGb,
      accessLog,
      executionLog: kept,
      canary: canary && { deployment: new RestDeployment(this, 'canary', { api }), ...canary },
    });
    new RestApiAlarms(this, 'api', {
      namePrefix: this.prefix,
      stage,
      thresholds: alarms,
      accessLogName: accessLog.logGroupName,
      topic,
    });
    return stage;
  }

  /** How much callers may ask for, and which answers they share. */
  private limit(stage: RestStage, listing: RestMethod): void {
    const { throttles, cache, partner } = this.settings;
    new MethodSettings(this, 'all', { stage, method: 'all', throttle: throttles.default, logLevel: 'ERROR' });
    new MethodSettings(this, 'get_items', {
      stage,
      method: listing,
      throttle: throttles.listing,
      logLevel: 'INFO',
      // Items belong to nobody: every caller who is let in sees the same list.
      cache: cache && { ttlSeconds: cache.ttlSeconds, answersDependOn: 'request' },
    });
    const keyId = partnerPlan(this, { prefix: this.prefix, stage, listing, partner });
    this.output('partner_api_key_id', keyId, "Id of the partner's API key; its value stays in AWS and the state");
  }

  /** Where callers find it, if the environment has a name for it. */
  private domain(stage: RestStage): string | undefined {
    const { domainName } = this.settings;
    const { hostedZone } = this.environment;
    if (domainName === undefined || hostedZone === undefined) return undefined;

    const zone = new HostedZone(this, 'main', { domainName: hostedZone });
    const certificate = new Certificate(this, 'api', { domainName, zone });
    const domain = new RestApiDomain(this, 'api', { domainName, certificate });
    new BasePathMapping(this, 'api', { domain, stage });
    new AliasRecords(this, 'api', { zone, domainName, target: domain.target });
    return `https://${domainName}`;
  }
}
