import type { Construct } from 'constructs';
import type { ChatWebSocketApiSettings } from '../../config/chat-websocket-api';
import type { Environment } from '../../config/environment';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import type { ApiGatewayAccount } from '../../constructs/logging/api-gateway-account';
import type { Table } from '../../constructs/storage/table';
import { alerts } from '../alerts';
import { apiFunction } from '../api-function';
import { apiUsers, userOutputs } from '../api-users';
import { BaseStack } from '../base-stack';
import { connectionsAccess, connectionsTable } from '../connections-table';
import { functionWebSocketApi } from '../function-websocket-api';
import { type PostingWebSocketApi, postingWebSocketApi } from '../posting-websocket-api';
import { webSocketTokens } from '../websocket-tokens';
import { operations } from './operations';

/** Rooms in which everyone hears everyone: a WebSocket API, one Lambda for all routes, a table of who is connected. */
export class ChatWebSocketApiStack extends BaseStack {
  constructor(
    scope: Construct,
    environment: Environment,
    settings: ChatWebSocketApiSettings,
    loggingRole: ApiGatewayAccount | 'set elsewhere',
  ) {
    super(scope, environment, 'chat-websocket-api', settings);
    const name = this.prefix;
    const { tokenInQueryString } = settings;

    const connections = connectionsTable(this, `${name}-connections`);
    const users = apiUsers(this, { name, source: settings });
    const topic = alerts(this);
    const posting = postingWebSocketApi(this, { name, description: 'Chat in rooms', settings });
    const alias = this.handler(posting, connections, settings, topic);
    const powertools = { service: 'chat-authorizer', metricsNamespace: 'Gatehouse/Chat' };
    const authorizer = webSocketTokens(this, {
      name,
      api: posting.api,
      users,
      powertools,
      tokenInQueryString,
      gets: settings.functions.authorizer,
    });
    const props = { name, posting, operations, alias, authorizer, settings, loggingRole, topic };
    const { url } = functionWebSocketApi(this, props);

    this.output('url', url, 'Where clients connect');
    this.output('api_id', posting.api.apiId, 'Id of the WebSocket API');
    for (const one of userOutputs(users, 'let a client connect')) this.output(...one);
    this.output('table_name', connections.tableName, 'Table of connections');
    this.output('function_name', alias.functionName, 'Function that answers');
  }

  /** What runs. */
  private handler(
    posting: PostingWebSocketApi,
    connections: Table,
    { alarms, functions }: ChatWebSocketApiSettings,
    topic: AlertTopic,
  ): FunctionAlias {
    const access = connectionsAccess(connections);
    const chat = apiFunction(this, 'chat', {
      functionName: this.prefix,
      description: 'Keeps connections and posts messages to rooms',
      bundle: 'dist/functions/chat.zip',
      powertools: { service: 'chat', metricsNamespace: 'Gatehouse/Chat' },
      environment: { ...access.environment, ...posting.environment },
      statements: [...access.statements, ...posting.statements],
      ...functions.chat,
      logAddress: 'function',
      alarms: { thresholds: alarms, topic },
    });
    return new FunctionAlias(this, 'live', { function: chat });
  }
}
