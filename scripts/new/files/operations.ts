import type { NewApi } from '../arguments';
import type { Names } from '../names';

/** One operation of a new API. */
interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

/** What the API can do: five operations on its table, or one greeting. */
function operationsOf({ crud }: NewApi, { name, one, many }: Names): Operation[] {
  const path = `/${many.replaceAll('_', '-')}`;
  if (crud === undefined) return [{ id: `get_${name.replaceAll('-', '_')}`, method: 'GET', path: `/${name}` }];
  return [
    { id: `get_${many}`, method: 'GET', path },
    { id: `get_${one}`, method: 'GET', path: `${path}/{id}` },
    { id: `create_${one}`, method: 'POST', path },
    { id: `update_${one}`, method: 'PUT', path: `${path}/{id}` },
    { id: `delete_${one}`, method: 'DELETE', path: `${path}/{id}` },
  ];
}

/** `stacks/<api>/operations.ts` */
export function operationsFile(api: NewApi, names: Names): string {
  if (api.kind === 'websocket') return webSocketOperations(api, names);
  return api.kind === 'http' ? httpOperations(api, names) : restOperations(api, names);
}

const comment = `/**
 * What the API can do, and who may ask for it. A key is the operation's name everywhere: in Terraform, in the handler's routes and in
 * the logs.
 */`;

function httpOperations(api: NewApi, names: Names): string {
  const rows = operationsOf(api, names).map(
    ({ id, method, path }) => `  ${id}: { route: '${method} ${path}', auth: '${api.auth}' },`,
  );
  return `import type { HttpOperations } from '../../constructs/http-api/http-operations';

${comment}
export const operations = {
${rows.join('\n')}
} as const satisfies HttpOperations;
`;
}

function restOperations(api: NewApi, names: Names): string {
  const all = operationsOf(api, names);
  const resources = new Map(all.map(({ path }) => [resourceOf(path, names), path]));
  const auth = authorOf(api);
  const rows = all.map(
    ({ id, method, path }) =>
      `  ${id}: { method: '${method}', resource: '${resourceOf(path, names)}', auth: '${auth}', apiKey: false },`,
  );
  return `import type { RestOperation } from '../../constructs/rest-api/rest-operations';
import type { RestPaths } from '../../constructs/rest-api/rest-paths';

/** Where the API answers, by the Terraform names of the resources. */
export const paths = {
${[...resources].map(([name, path]) => `  ${name}: '${path}',`).join('\n')}
} as const satisfies RestPaths;

${comment}
export const operations = {
${rows.join('\n')}
} as const satisfies Readonly<Record<string, RestOperation & { readonly resource: keyof typeof paths }>>;
`;
}

const webSocketOperations = (
  api: NewApi,
  { one, One }: Names,
): string => `import type { WebSocketOperations } from '../../constructs/websocket-api/websocket-operations';

/**
 * What the API can do. A key is the operation's name in Terraform, a route what clients write into \`action\`. Only \`$connect\` asks
 * who comes; its answer holds for the connection's life.
 */
export const operations = {
  connect: { route: '$connect', auth: '${authorOf(api)}', throttle: 'connecting' },
  disconnect: { route: '$disconnect' },
  default: { route: '$default', replies: true },
  send_${one}: { route: 'send${One}', replies: true, throttle: 'sending' },
} as const satisfies WebSocketOperations;
`;

/** Who decides about callers where tokens are no part of the route. */
const authorOf = ({ auth }: NewApi): string => (auth === 'jwt' ? 'authorizer' : auth);

const resourceOf = (path: string, { one, snake, many }: Names): string =>
  path.endsWith('/{id}') ? one : path === `/${many.replaceAll('_', '-')}` ? many : snake;
