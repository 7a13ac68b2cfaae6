import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { ItemsHttpApiSettings } from '../../config/items-http-api';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { HttpApiAlarms } from '../../constructs/alarm/http-api-alarms';
import { SpilloverAlarm } from '../../constructs/alarm/spillover-alarm';
import { HttpApi } from '../../constructs/http-api/http-api';
import { routesOf } from '../../constructs/http-api/http-operations';
import { HttpStage } from '../../constructs/http-api/http-stage';
import { LambdaIntegration } from '../../constructs/http-api/lambda-integration';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { ProvisionedConcurrency } from '../../constructs/lambda/provisioned-concurrency';
import { Warmup } from '../../constructs/lambda/warmup';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { alerts } from '../alerts';
import { apiFunction } from '../api-function';
import { type ApiUsers, apiUsers, userOutputs } from '../api-users';
import { BaseStack } from '../base-stack';
import { type ApiDomainSettings, domainSettings } from '../domain-settings';
import { logKeeping } from '../environment-of';
import { nameHttpApi } from '../name-http-api';
import { withScopes } from '../operation-scopes';
import { releaseGradually } from '../release';
import { functionStatuses, withRequestId } from '../request-id';
import { tokenAuthorizer } from '../token-authorizer';
import { type ItemsTable, itemsTable, itemsTableAccess } from './items-table';
import { operations } from './operations';

/** Items behind tokens: an HTTP API, one Lambda for all five operations, one table. */
export class ItemsHttpApiStack extends BaseStack {
  private readonly settings: ItemsHttpApiSettings;
  private readonly domain?: ApiDomainSettings;

  constructor(scope: Construct, environment: Environment, settings: ItemsHttpApiSettings) {
    super(scope, environment, 'items-http-api', settings);
    this.settings = settings;
    this.domain = domainSettings(this, 'HTTP', settings);

    const { table, users } = this.data();
    const topic = alerts(this);
    const alias = this.handler(table, topic);
    const { api, stage } = this.publish(alias, users, topic);
    releaseGradually(this, settings.release);
    const url = nameHttpApi(this, { domain: this.domain, stage });

    this.outputs({ url, api, table, users, functionName: alias.functionName });
  }

  /** What outlives requests: items and users. */
  private data(): { table: ItemsTable; users: ApiUsers } {
    return {
      table: itemsTable(this, { name: `${this.prefix}-items`, existing: this.settings.existingTable }),
      users: apiUsers(this, { name: this.prefix, source: this.settings }),
    };
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
    return this.warm(new FunctionAlias(this, 'live', { function: api }), topic);
  }

  /** What is done about cold starts. */
  private warm(alias: FunctionAlias, topic: AlertTopic): FunctionAlias {
    const { provisionedConcurrency, warmupEveryMinutes } = this.settings.coldStart;
    if (provisionedConcurrency !== undefined) {
      new ProvisionedConcurrency(this, 'api', { alias, executions: provisionedConcurrency });
      this.watchSpillover(alias, topic);
    }
    if (warmupEveryMinutes !== undefined) {
      new Warmup(this, 'warmup', { name: `${this.prefix}-warmup`, alias, everyMinutes: warmupEveryMinutes });
    }
    return alias;
  }

  private watchSpillover(alias: FunctionAlias, topic: AlertTopic): void {
    const { spilloversPerMinute } = this.settings.alarms;
    if (spilloversPerMinute === undefined) return;
    new SpilloverAlarm(this, 'function', { namePrefix: this.prefix, alias, spilloversPerMinute, topic });
  }

  /** The API that callers use, and its stage. */
  private publish(alias: FunctionAlias, users: ApiUsers, topic: AlertTopic): { api: HttpApi; stage: HttpStage } {
    const { allowOrigins, throttles, alarms } = this.settings;
    const api = new HttpApi(this, 'main', {
      name: this.prefix,
      description: 'Main application API',
      cors: {
        allowOrigins,
        allowMethods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
        allowHeaders: ['Content-Type', 'Authorization', 'X-Request-ID', 'If-Match', 'Idempotency-Key'],
        exposeHeaders: ['X-Request-ID', 'ETag', 'Location', 'Retry-After'],
        maxAge: 3600,
        allowCredentials: true,
      },
      executeApiEndpointDisabled: this.domain !== undefined,
    });
    const jwt = tokenAuthorizer(this, api, users);
    const integration = new LambdaIntegration(this, 'lambda', {
      api,
      alias,
      responses: withRequestId(functionStatuses),
    });
    new ApiInvokePermission(this, 'api_gateway', { alias, executionArn: api.executionArn });
    const routes = routesOf(this, { operations: withScopes(this, operations, users), api, integration, jwt });
    const accessLog = new AccessLogGroup(this, 'api', { name: this.prefix, ...logKeeping(this) });
    const stage = new HttpStage(this, 'main', {
      api,
      accessLog,
      throttle: throttles.default,
      routeThrottles: routes.throttled(throttles),
    });
    new HttpApiAlarms(this, 'api', {
      namePrefix: this.prefix,
      stage,
      thresholds: alarms,
      accessLog,
      topic,
    });
    return { api, stage };
  }

  private outputs(what: { url: string; api: HttpApi; table: ItemsTable; users: ApiUsers; functionName: string }): void {
    this.output('url', what.url, 'Where callers find the API');
    this.output('api_id', what.api.apiId, 'Id of the HTTP API');
    for (const one of userOutputs(what.users)) this.output(...one);
    this.output('table_name', what.table.tableName, 'Table of the items');
    this.output('function_name', what.functionName, 'Function that answers');
  }
}
