import type { NewApi } from '../arguments';
import { camelOf, type Names } from '../names';
import { settingsType } from './config';
import { webSocketStack } from './websocket-stack';

/** `stacks/<api>/<api>-stack.ts`: what is deployed together, top to bottom. */
export function stackFile(api: NewApi, names: Names): string {
  if (api.kind === 'websocket') return webSocketStack(api, names);
  const rest = api.kind === 'rest';
  const { pascal, snake, name, Many } = names;
  const users = api.auth === 'jwt';
  const type = settingsType(api.kind, api.auth);
  const says = api.crud === undefined ? `${Many} behind one function` : `${Many} in a table`;
  return `import type { Construct } from 'constructs';
import type { ${type} } from '../../config/api-settings';
import type { Environment } from '../../config/environment';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
${rest ? "import type { RestStageProps } from '../../constructs/rest-api/rest-stage';\n" : ''}${api.crud === undefined ? '' : "import { Table } from '../../constructs/storage/table';\n"}import { alerts } from '../alerts';
import { apiFunction } from '../api-function';
${users ? usersImport(rest) : ''}import { BaseStack } from '../base-stack';
${api.crud === undefined ? '' : "import { tableKeeping } from '../environment-of';\n"}import { ${rest ? 'functionRestApi' : 'functionHttpApi'} } from '../function-${rest ? 'rest' : 'http'}-api';
import { operations${rest ? ', paths' : ''} } from './operations';

/** ${says}: ${rest ? 'a REST' : 'an HTTP'} API${users ? ' whose callers have tokens' : ''}. */
export class ${pascal}Stack extends BaseStack {
  constructor(scope: Construct, environment: Environment, settings: ${type}${rest ? ", loggingRole: RestStageProps['loggingRole']" : ''}) {
    super(scope, environment, '${names.api}', settings);
    const name = this.prefix;
    const topic = alerts(this);
${api.crud === undefined ? '' : tableStatement(names)}    const ${camelOf(name)}Function = apiFunction(this, '${snake}', {
      functionName: name,
      bundle: 'dist/functions/${name}.zip',
      powertools: { service: '${name}', metricsNamespace: '${Many}' },
${api.crud === undefined ? '' : tableAccess(names)}      logAddress: 'function',
      alarms: { thresholds: settings.alarms, topic },
    });
    const alias = new FunctionAlias(this, 'live', { function: ${camelOf(name)}Function });
${users ? usersStatement(rest) : ''}    const { url } = ${apiCall(rest, users)};
    this.output('url', url, 'Where callers find the API');
${rest && users ? "    this.output('user_pool_client_id', users.clientId ?? '', 'Client whose users sign in');\n" : ''}${!rest && users ? '    for (const one of userOutputs(users)) this.output(...one);\n' : ''}  }
}
`;
}

const usersImport = (rest: boolean): string =>
  rest ? "import { restUsers } from '../rest-users';\n" : "import { apiUsers, userOutputs } from '../api-users';\n";

const usersStatement = (rest: boolean): string =>
  rest
    ? '    const users = restUsers(this, { name, existingArn: undefined });\n'
    : '    const users = apiUsers(this, { name, source: settings });\n';

const apiCall = (rest: boolean, users: boolean): string =>
  rest
    ? `functionRestApi(this, { name, paths, operations, alias, ${users ? 'users, ' : ''}settings, loggingRole, topic })`
    : `functionHttpApi(this, { name, operations, alias, ${users ? 'users, ' : ''}settings, topic })`;

const tableStatement = ({ many }: Names): string => `    const table = new Table(this, '${many}', {
      name: \`\${name}-${many.replaceAll('_', '-')}\`,
      hashKey: { name: 'id' },
      indexes: [{ name: 'newest', hashKey: { name: 'newest_shard' }, rangeKey: { name: 'newest_key' } }],
      ...tableKeeping(this),
    });
`;

const tableAccess = ({ Many }: Names): string => `      environment: { TABLE_NAME: table.tableName },
      statements: [
        {
          sid: 'ReadAndWrite${Many}',
          actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
          resources: [table.arn],
        },
        { sid: 'List${Many}', actions: ['dynamodb:Query'], resources: [\`\${table.arn}/index/newest\`] },
        ...table.keyStatements,
      ],
      timeoutSeconds: 15,
`;
