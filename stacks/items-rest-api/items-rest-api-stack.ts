import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { ItemsRestApiSettings } from '../../config/items-rest-api';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { RestApiAlarms } from '../../constructs/alarm/rest-api-alarms';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { PropError } from '../../constructs/prop-error';
import { CognitoAuthorizer } from '../../constructs/rest-api/cognito-authorizer';
import { MethodSettings } from '../../constructs/rest-api/method-settings';
import { RestApi } from '../../constructs/rest-api/rest-api';
import { RestDeployment } from '../../constructs/rest-api/rest-deployment';
import type { RestMethod } from '../../constructs/rest-api/rest-method';
import { methodsOf } from '../../constructs/rest-api/rest-operations';
import { pathsOf } from '../../constructs/rest-api/rest-paths';
import { RestProxyIntegration } from '../../constructs/rest-api/rest-proxy-integration';
import { RestStage, type RestStageProps } from '../../constructs/rest-api/rest-stage';
import { alerts } from '../alerts';
import { apiFunction } from '../api-function';
import { BaseStack } from '../base-stack';
import { domainSettings } from '../domain-settings';
import { logKeeping } from '../environment-of';
import { firewall } from '../firewall';
import { type ItemsTable, itemsTable, itemsTableAccess } from '../items-http-api/items-table';
import type { LoadBalancedSettings } from '../load-balanced-service';
import { nameRestApi } from '../name-rest-api';
import { releaseGradually } from '../release';
import { servedBy } from '../released-stage';
import { restEndpoint } from '../rest-endpoint';
import { restUsers } from '../rest-users';
import { shortName } from '../short-name';
import { itemStock } from './item-stock';
import { operations, paths, stockOperations, stockPaths } from './operations';
import { partnerPlan } from './partner-plan';

/** Items behind tokens and API keys: a REST API that keeps lists, one Lambda for all five operations, one table. */
export class ItemsRestApiStack extends BaseStack {
  private readonly settings: ItemsRestApiSettings;

  constructor(
    scope: Construct,
    environment: Environment,
    settings: ItemsRestApiSettings,
    loggingRole: RestStageProps['loggingRole'],
  ) {
    super(scope, environment, 'items-rest-api', settings);
    this.settings = settings;
    const domain = domainSettings(this, 'REST', settings);

    const topic = alerts(this);
    const table = itemsTable(this, {
      name: `${this.prefix}-items`,
      existing: settings.existingTable,
    });
    const alias = this.handler(table, topic);
    const api = new RestApi(this, 'main', {
      name: this.prefix,
      description: 'REST API with caching',
      endpoint: restEndpoint(this, this.prefix, settings),
      minimumCompressionBytes: settings.minimumCompressionBytes,
      executeApiEndpointDisabled: domain !== undefined,
    });
    const methods = this.methods(api, alias);
    const stage = this.publish(api, loggingRole, topic);
    releaseGradually(this, settings.release);
    this.limit(stage, methods.get_items);
    firewall(this, settings, { name: this.prefix, stages: { main: stage } });
    const url = nameRestApi(this, { domain, stage });

    this.output('url', url, 'Where callers find the API');
    this.output('api_id', api.restApiId, 'Id of the REST API');
    this.output('table_name', table.tableName, 'Table of the items');
    this.output('function_name', alias.functionName, 'Function that answers');
  }

  /** What runs. */
  private handler(table: ItemsTable, topic: AlertTopic): FunctionAlias {
    const api = apiFunction(this, 'api', {
      functionName: this.prefix,
      description: 'Lists, reads, creates, changes and deletes items',
      bundle: 'dist/functions/items.zip',
      powertools: { service: 'items', metricsNamespace: 'Gatehouse/Items' },
      ...itemsTableAccess(table),
      ...this.settings.functions.api,
      logAddress: 'function',
      alarms: { thresholds: this.settings.alarms, topic },
    });
    return new FunctionAlias(this, 'live', { function: api });
  }

  /** What the API answers, and to whom. */
  private methods(api: RestApi, alias: FunctionAlias): Record<keyof typeof operations, RestMethod> {
    const users = restUsers(this, {
      name: this.prefix,
      existingArn: this.settings.existingUserPoolArn,
    });
    const authorizer = new CognitoAuthorizer(this, 'cognito', {
      api,
      name: 'cognito',
      userPoolArns: [users.userPoolArn],
    });
    const { stock } = this.settings;
    const places = pathsOf(this, api, { ...paths, ...(stock && stockPaths) });
    const methods = methodsOf(this, operations, { paths: places, authorizer });
    if (stock) this.stock(methodsOf(this, stockOperations, { paths: places, authorizer }).get_item_stock, stock);
    for (const [id, method] of Object.entries(methods)) new RestProxyIntegration(this, id, { method, alias });
    new ApiInvokePermission(this, 'api_gateway', { alias, executionArn: api.executionArn });
    if (users.clientId !== undefined) this.output('user_pool_client_id', users.clientId, 'Client whose users sign in');
    return methods;
  }

  /** What the service in the VPC answers. */
  private stock(method: RestMethod, settings: LoadBalancedSettings): void {
    const name = shortName(this, `${this.regionalPrefix}-stock`);
    const registration = itemStock(this, { name, method, settings });
    this.output(`stock_${registration.kind}_arn`, registration.arn, 'Where instances of stock register');
    this.output('stock_targets_security_group_id', registration.securityGroupId, 'Security group of those instances');
  }

  /** What is live, and, while a canary is on, what is tried. */
  private publish(api: RestApi, loggingRole: RestStageProps['loggingRole'], topic: AlertTopic): RestStage {
    const { cache, stageVariable, alarms } = this.settings;
    const accessLog = new AccessLogGroup(this, 'api', { name: this.prefix, ...logKeeping(this) });
    const stage = new RestStage(this, this.environment.name, {
      ...this.served(api),
      variables: { environment: stageVariable },
      cacheSizeGb: cache?.sizeGb,
      accessLog,
      loggingRole,
      executionLog: logKeeping(this),
    });
    new RestApiAlarms(this, 'api', {
      namePrefix: this.prefix,
      stage,
      thresholds: alarms,
      accessLog,
      topic,
    });
    return stage;
  }

  /** The snapshot that is served, and the one that is tried. */
  private served(api: RestApi): Pick<RestStageProps, 'deployment' | 'canary'> {
    const { canary, release } = this.settings;
    if (canary === undefined) return servedBy(this, api, release);
    if (release !== undefined) {
      throw new PropError(this, {
        prop: 'settings.release',
        mustBe: 'left out where canary is given, because a stage has one canary',
        was: release,
        fix: 'Take canary out of config/items-rest-api.ts.',
      });
    }
    return {
      deployment: new RestDeployment(this, 'main', { api, held: true }),
      canary: { deployment: new RestDeployment(this, 'canary', { api }), ...canary },
    };
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
}
