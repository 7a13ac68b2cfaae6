import type { NewApi } from '../arguments';
import { camelOf, type Names } from '../names';

/** `stacks/<api>/<api>-stack.ts` of a WebSocket API. */
export function webSocketStack({ auth }: NewApi, { name, api, pascal, snake, Many, words }: Names): string {
  const users = auth === 'jwt';
  const handler = `${camelOf(name)}Function`;
  return `import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { WebSocketApiSettings } from '../../config/websocket-api-settings';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import type { WebSocketStageProps } from '../../constructs/websocket-api/websocket-stage';
import { alerts } from '../alerts';
import { apiFunction } from '../api-function';
${users ? "import { apiUsers } from '../api-users';\n" : ''}import { BaseStack } from '../base-stack';
import { connectionsAccess, connectionsTable } from '../connections-table';
import { functionWebSocketApi } from '../function-websocket-api';
import { postingWebSocketApi } from '../posting-websocket-api';
${users ? "import { webSocketTokens } from '../websocket-tokens';\n" : ''}import { operations } from './operations';

/** Rooms in which every ${words} reaches everyone: a WebSocket API${users ? ' whose clients have tokens' : ''}. */
export class ${pascal}Stack extends BaseStack {
  constructor(scope: Construct, environment: Environment, settings: WebSocketApiSettings, loggingRole: WebSocketStageProps['loggingRole']) {
    super(scope, environment, '${api}', settings);
    const name = this.prefix;
    const topic = alerts(this);
    const connections = connectionsAccess(connectionsTable(this, \`\${name}-connections\`));
    const posting = postingWebSocketApi(this, { name, settings });
    const ${handler} = apiFunction(this, '${snake}', {
      functionName: name,
      bundle: 'dist/functions/${name}.zip',
      powertools: { service: '${name}', metricsNamespace: '${Many}' },
      environment: { ...connections.environment, ...posting.environment },
      statements: [...connections.statements, ...posting.statements],
      timeoutSeconds: 25,
      logAddress: 'function',
      alarms: { thresholds: settings.alarms, topic },
    });
    const alias = new FunctionAlias(this, 'live', { function: ${handler} });
${users ? tokens({ name, Many }) : ''}    const props = { name, posting, operations, alias, ${users ? 'authorizer, ' : ''}settings, loggingRole, topic };
    const { url } = functionWebSocketApi(this, props);
    this.output('url', url, 'Where clients connect');
${users ? "    this.output('user_pool_client_id', users.audience.join(','), 'Clients whose tokens let in');\n" : ''}  }
}
`;
}

const tokens = ({
  name,
  Many,
}: Pick<Names, 'name' | 'Many'>): string => `    const users = apiUsers(this, { name, source: {} });
    const powertools = { service: '${name}-authorizer', metricsNamespace: '${Many}' };
    const authorizer = webSocketTokens(this, { name, api: posting.api, users, powertools });
`;
