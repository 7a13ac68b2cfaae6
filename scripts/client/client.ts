import type { OpenApi, Operation } from '../shared/openapi/openapi';
import { Refused } from '../shared/refused';
import { runtime } from './runtime';
import { membersType, typeOf } from './types';

/** One operation, and where it stands. */
interface Placed {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The text of a client in TypeScript for the API of a document: it imports nothing. */
export function clientOf(stack: string, document: OpenApi): string {
  const operations = operationsOf(document);
  const schemas = Object.entries(document.components.schemas);
  checkNames(stack, [
    ...['Answered', 'ClientOptions', 'Sent', 'UnexpectedAnswer', 'Headers', 'Response', 'Readonly', 'Record'],
    ...schemas.map(([name]) => name),
    ...operations.flatMap(({ name }) => [`${pascal(name)}Call`, `${pascal(name)}Answer`]),
  ]);
  return [
    `// Written by \`npm run client -- ${stack}\`. What you change here is lost when it is written again.\n`,
    ...schemas.map(([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`),
    ...operations.map(typesOf),
    runtime,
    `${comment(`Calls ${document.info.title}.`)}\nexport const createClient = (options: ClientOptions) => ({\n${operations.map(methodOf).join('\n')}\n});\n`,
  ].join('\n');
}

const operationsOf = ({ paths }: OpenApi): Placed[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: operation.operationId ?? `${method}${path.replace(/\W+(\w?)/g, (_, letter) => letter.toUpperCase())}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );

function checkNames(stack: string, names: readonly string[]): void {
  const wrong = names.find((name) => !/^[A-Za-z]\w*$/.test(name));
  if (wrong !== undefined)
    throw new Refused(
      `${stack}: ${wrong} must be a name in TypeScript, letters and digits. Rename it in the contract.`,
    );
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Refused(`${stack}: ${twice} must name one thing, names two. Rename the schema.`);
}

const comment = (text: string): string => `/** ${text.replaceAll('*/', '* /').replaceAll('\n', ' ')} */`;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The types of what an operation takes, and of its answers, told apart by their status. */
function typesOf({ name, operation }: Placed): string {
  const parts = partsOf(operation).map(
    ({ part, type, required }) => `  readonly ${part}${required ? '' : '?'}: ${type};\n`,
  );
  const answers = Object.entries(operation.responses).map(([status, { content }]) => {
    const body = content ? typeOf(content['application/json'].schema) : status === 'default' ? 'unknown' : 'undefined';
    return `Answered<${status === 'default' ? 'number' : status}, ${body}>`;
  });
  return `/** What ${name} takes. */\nexport type ${pascal(name)}Call = {\n${parts.join('')}};\n\n/** What ${name} answers. */\nexport type ${pascal(name)}Answer =\n${answers.map((one) => `  | ${one}`).join('\n')};\n`;
}

/** The parts of a request that a caller gives. */
function partsOf({ parameters = [], requestBody }: Operation): { part: string; type: string; required: boolean }[] {
  const places = { path: 'path', query: 'query', header: 'headers' } as const;
  const given = Object.entries(places).flatMap(([place, part]) => {
    const members = parameters.filter((one) => one.in === place);
    if (members.length === 0) return [];
    const type = membersType(members.map(({ name, schema, required }) => [name, schema, required === true]));
    return [{ part: part as string, type, required: members.some(({ required }) => required === true) }];
  });
  if (requestBody === undefined) return given;
  const type = typeOf(requestBody.content['application/json'].schema);
  return [...given, { part: 'body', type, required: requestBody.required === true }];
}

function methodOf({ name, method, path, operation }: Placed): string {
  const parts = partsOf(operation);
  const call = `call: ${pascal(name)}Call${parts.some(({ required }) => required) ? '' : ' = {}'}`;
  const has = (part: string) => (parts.some((one) => one.part === part) ? `call.${part}` : 'undefined');
  const statuses = 'default' in operation.responses ? [] : Object.keys(operation.responses);
  return `  ${comment(operation.summary ?? `${method} ${path}`)}
  ${name}: (${parts.length === 0 ? '' : call}) =>
    send(options, {
      method: '${method}',
      path: \`${filled(path, operation)}\`,
      query: ${has('query')},
      headers: ${has('headers')},
      body: ${has('body')},
      asksWho: ${(operation.security ?? []).length > 0},
      statuses: [${statuses.join(', ')}],
    }) as Promise<${pascal(name)}Answer>,`;
}

/** The path as a template that escapes what a caller gives. */
const filled = (path: string, { parameters = [] }: Operation): string =>
  path.replace(/\{(\w+)\}/g, (_, name) => {
    const rest = parameters.some((one) => one.name === name && one['x-rest-of-path']);
    const value = `call.path[${JSON.stringify(name)}]`;
    return rest ? `\${${value}.split('/').map(encodeURIComponent).join('/')}` : `\${encodeURIComponent(${value})}`;
  });
