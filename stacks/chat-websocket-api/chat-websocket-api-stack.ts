import type { Construct } from 'constructs';
import type { ChatWebSocketApiSettings } from '../../config/chat-websocket-api';
import type { Environment } from '../../config/environment';
import { AlertTopic } from '../../constructs/alarm/alert-topic';
import { WebSocketApiAlarms } from '../../constructs/alarm/websocket-api-alarms';
import { AliasRecords } from '../../constructs/domain/alias-records';
import { Certificate } from '../../constructs/domain/certificate';
import { HostedZone } from '../../constructs/domain/hosted-zone';
import { WebSocketApiDomain } from '../../constructs/domain/websocket-api-domain';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import type { ApiGatewayAccount } from '../../constructs/logging/api-gateway-account';
import type { Table } from '../../constructs/storage/table';
import { postToConnections } from '../../constructs/websocket-api/manage-connections';
import { WebSocketApi } from '../../constructs/websocket-api/websocket-api';
import { WebSocketAuthorizer } from '../../constructs/websocket-api/websocket-authorizer';
import { WebSocketDeployment } from '../../constructs/websocket-api/websocket-deployment';
import { WebSocketIntegration } from '../../constructs/websocket-api/websocket-integration';
import { webSocketRoutesOf } from '../../constructs/websocket-api/websocket-operations';
import { WebSocketStage } from '../../constructs/websocket-api/websocket-stage';
import { accessTokenEnvironment } from '../access-token-environment';
import { apiFunction } from '../api-function';
import { type ApiUsers, apiUsers } from '../api-users';
import { BaseStack } from '../base-stack';
import { type ApiDomainSettings, domainSettings } from '../domain-settings';
import { logKeeping } from '../environment-of';
import { connectionsAccess, connectionsTable } from './chat-connections';
import { operations } from './operations';

/** Rooms in which everyone hears everyone: a WebSocket API, one Lambda for all routes, a table of who is connected. */
export class ChatWebSocketApiStack extends BaseStack {
  private readonly settings: ChatWebSocketApiSettings;
  private readonly domain?: ApiDomainSettings;

  constructor(
    scope: Construct,
    environment: Environment,
    settings: ChatWebSocketApiSettings,
    loggingRole: ApiGatewayAccount | 'set elsewhere',
  ) {
    super(scope, environment, 'chat-websocket-api', settings);
    this.settings = settings;
    this.domain = domainSettings(this, settings);

    const { connections, users } = this.data();
    const alerts = new AlertTopic(this, 'alerts', { name: `${this.prefix}-alerts`, emails: environment.alertEmails });
    const api = this.api();
    const alias = this.handler(api, connections, alerts);
    const stage = this.publish(api, alias, users, loggingRole, alerts);
    const url = this.name(stage) ?? stage.invokeUrl;

    this.outputs({ url, api, connections, users, functionName: alias.functionName });
  }

  /** What outlives messages: who is connected, and who may connect. */
  private data(): { connections: Table; users: ApiUsers } {
    return {
      connections: connectionsTable(this, `${this.prefix}-connections`),
      users: apiUsers(this, { name: this.prefix, existing: this.settings.existingUserPool }),
    };
  }

  private api(): WebSocketApi {
    return new WebSocketApi(this, 'main', {
      name: this.prefix,
      description: 'Chat in rooms',
      routeSelectionExpression: '$request.body.action',
      executeApiEndpointDisabled: this.domain !== undefined,
    });
  }

  /** What runs. */
  private handler(api: WebSocketApi, connections: Table, topic: AlertTopic): FunctionAlias {
    const { environment, statements } = connectionsAccess(connections);
    const chat = apiFunction(this, 'chat', {
      functionName: this.prefix,
      description: 'Keeps connections and posts messages to rooms',
      bundle: 'dist/functions/chat.zip',
      powertools: { service: 'chat', metricsNamespace: 'Gatehouse/Chat' },
      environment: { ...environment, MANAGEMENT_ENDPOINT: this.managementEndpoint(api) },
      statements: [...statements, postToConnections(api, this.environment.name)],
      // A broadcast is bound by signing posts, which is CPU: one whole core.
      memoryMb: 1769,
      timeoutSeconds: 25,
      logAddress: 'function',
      alarms: { thresholds: this.settings.alarms, topic },
    });
    return new FunctionAlias(this, 'live', { function: chat });
  }

  /** Where messages are posted. An API whose execute-api endpoint is off answers posts on its own domain alone. */
  private managementEndpoint(api: WebSocketApi): string {
    return this.domain ? `https://${this.domain.domainName}` : api.managementEndpoint(this.environment.name);
  }

  /** The routes that clients use, and their stage. */
  private publish(
    api: WebSocketApi,
    alias: FunctionAlias,
    users: ApiUsers,
    loggingRole: ApiGatewayAccount | 'set elsewhere',
    topic: AlertTopic,
  ): WebSocketStage {
    const { throttles, alarms, executionLogLevel } = this.settings;

    const routes = webSocketRoutesOf(this, {
      operations,
      api,
      integration: new WebSocketIntegration(this, 'lambda', { api, alias }),
      authorizer: this.authorizer(api, users),
    });
    new ApiInvokePermission(this, 'api_gateway', { alias, executionArn: api.executionArn });
    const accessLog = new AccessLogGroup(this, 'api', { name: this.prefix, ...logKeeping(this) });
    const stage = new WebSocketStage(this, 'main', {
      name: this.environment.name,
      deployment: new WebSocketDeployment(this, 'main', { api }),
      throttle: throttles.default,
      routeThrottles: routes.throttled(throttles),
      accessLog,
      executionLog: { level: executionLogLevel, ...logKeeping(this) },
      loggingRole,
    });
    new WebSocketApiAlarms(this, 'api', {
      namePrefix: this.prefix,
      stage,
      thresholds: alarms,
      accessLog,
      topic,
    });
    return stage;
  }

  /**
   * Who may connect. It has no identity sources, because a client sends one of two: browsers cannot set a header. It has no
   * alarm of its own, because a function says 401 by failing; what fails otherwise is in the API's server errors.
   */
  private authorizer(api: WebSocketApi, users: ApiUsers): WebSocketAuthorizer {
    const authorizer = apiFunction(this, 'authorizer', {
      functionName: `${this.prefix}-authorizer`,
      description: 'Decides who may connect',
      bundle: 'dist/functions/authorizers/websocket.zip',
      powertools: { service: 'chat-authorizer', metricsNamespace: 'Gatehouse/Chat' },
      environment: {
        ...accessTokenEnvironment(users),
        TOKEN_IN_QUERY_STRING: String(this.settings.tokenInQueryString),
      },
      timeoutSeconds: 5,
    });
    const alias = new FunctionAlias(this, 'authorizer', { function: authorizer, name: 'live' });
    return new WebSocketAuthorizer(this, 'token', { api, name: 'token', alias });
  }

  /** Where clients find it, if the environment has a name for it. */
  private name(stage: WebSocketStage): string | undefined {
    if (!this.domain) return undefined;
    const { domainName, hostedZone } = this.domain;

    const zone = new HostedZone(this, 'main', { domainName: hostedZone });
    const certificate = new Certificate(this, 'api', { domainName, zone });
    const { target } = new WebSocketApiDomain(this, 'api', { domainName, certificate, stage });
    new AliasRecords(this, 'api', { zone, domainName, target });
    return `wss://${domainName}`;
  }

  private outputs(what: {
    url: string;
    api: WebSocketApi;
    connections: Table;
    users: ApiUsers;
    functionName: string;
  }): void {
    this.output('url', what.url, 'Where clients connect');
    this.output('api_id', what.api.apiId, 'Id of the WebSocket API');
    this.output('user_pool_id', what.users.userPoolId, 'User pool whose tokens let a client connect');
    this.output('user_pool_client_id', what.users.clientIds.join(','), 'Clients whose tokens are for this API');
    this.output('table_name', what.connections.tableName, 'Table of connections');
    this.output('function_name', what.functionName, 'Function that answers');
  }
}
