import type { NewApi } from '../arguments';
import type { Names } from '../names';
import { crudContract, greetingContract, schemaOf } from './contract';
import { webSocketFunctionFiles } from './websocket-function';

/** The files of `functions/<name>/`, by their paths. */
export function functionFiles(api: NewApi, names: Names): [path: string, text: string][] {
  if (api.kind === 'websocket') return webSocketFunctionFiles(api, names);
  return api.crud === undefined
    ? [
        [`functions/${names.name}/handler.ts`, greeting(api, names)],
        [`functions/${names.name}/contract.ts`, greetingContract(api, names)],
      ]
    : [
        [`functions/${names.name}/handler.ts`, crudHandler(api, names)],
        [`functions/${names.name}/contract.ts`, crudContract(api, names)],
        [`functions/${names.name}/${dashed(names.one)}-input.ts`, input(names)],
        [`functions/${names.name}/${dashed(names.one)}-store.ts`, store(names)],
      ];
}

const dashed = (name: string): string => name.replaceAll('_', '-');

const greeting = ({ auth }: NewApi, { name, Many }: Names): string => `import { answer } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
${auth === 'jwt' ? "import { requireSubject } from '../shared/subject';\n" : ''}
/** The Lambda handler: one route, and what every HTTP function shares. */
export const handler = createHttpHandler({
  routes: {
    'GET /${name}': async (${auth === 'jwt' ? '{ event }' : ''}) => answer(200, { message: 'Hello from ${Many}.'${auth === 'jwt' ? ', to: requireSubject(event)' : ''} }),
  },
});
`;

function crudHandler({ auth }: NewApi, { one, many, One, Many, words }: Names): string {
  const path = `/${dashed(many)}`;
  const jwt = auth === 'jwt';
  return `import { type Answer, answer, answerNothing } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
import { readJsonBody } from '../shared/json-body';
import { type PageQuery, readPageQuery } from '../shared/page-query';
import { publicPathOf } from '../shared/public-path';
import type { RoutedRequest } from '../shared/routes';
${jwt ? "import { requireSubject } from '../shared/subject';\n" : ''}import { isUuid } from '../shared/uuid';
import { read${One}Input } from './${dashed(one)}-input';
import { create${One}, cursors, delete${One}, get${One}, list${Many}, ${One}NotFoundError, replace${One} } from './${dashed(one)}-store';

/** The Lambda handler: the five operations on ${many.replaceAll('_', ' ')}. */
export const handler = createHttpHandler({
  routes: {
    'GET ${path}': async ({ query }) => answerList(readPageQuery(query, cursors.read)),
    'GET ${path}/:id': async ({ params }) => answer(200, await get${One}(idOf(params))),
    'POST ${path}': create,
    'PUT ${path}/:id': replace,
    'DELETE ${path}/:id': remove,
  },
  refuse,
});

async function answerList(query: PageQuery): Promise<Answer> {
  const page = await list${Many}(query);
  const next_cursor = page.lastPosition === undefined ? null : cursors.write(page.lastPosition);
  return answer(200, { ${many}: page.${many}, next_cursor });
}

async function create(request: RoutedRequest): Promise<Answer> {
${jwt ? '  requireSubject(request.event);\n' : ''}  const ${one} = await create${One}(read${One}Input(readJsonBody(request)));
  return answer(201, ${one}, { Location: \`\${publicPathOf(request.event, '${path}')}/\${${one}.id}\` });
}

async function replace(request: RoutedRequest): Promise<Answer> {
${jwt ? '  requireSubject(request.event);\n' : ''}  return answer(200, await replace${One}(idOf(request.params), read${One}Input(readJsonBody(request))));
}

async function remove({ ${jwt ? 'event, ' : ''}params }: RoutedRequest): Promise<Answer> {
${jwt ? '  requireSubject(event);\n' : ''}  await delete${One}(idOf(params));
  return answerNothing();
}

function refuse(error: unknown): Answer | undefined {
  return error instanceof ${One}NotFoundError ? answer(404, { message: 'No such ${words}.' }) : undefined;
}

function idOf({ id = '' }: Record<string, string>): string {
  if (!isUuid(id)) throw new ${One}NotFoundError();
  return id;
}
`;
}

const input = ({ one, One, words }: Names): string => `import * as z from 'zod/mini';
import { parseFields } from '../shared/schema';
import { lineField } from '../shared/text-field';

/** What a request body must be to describe a ${words}: a new field is written here alone. Strict, because a misspelt optional field would otherwise vanish without a word. */
export const ${schemaOf(one)} = z.strictObject({ title: lineField(100), text: z.optional(lineField(1000)) }, 'must be a JSON object');

/** What a caller may say about a ${words}. */
export type ${One}Input = z.infer<typeof ${schemaOf(one)}>;

/** The ${words} that a request body describes. Throws InvalidFieldsError with one message a field. */
export const read${One}Input = (body: unknown): ${One}Input => parseFields(${schemaOf(one)}, body);
`;

const store = ({ one, many, One, Many, words, reader }: Names): string => `import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { cursorsOf } from '../shared/cursor';
import { send } from '../shared/document-client';
import { requiredVariable } from '../shared/environment';
import { newestPage, positionOf, positionPattern, shardOf } from '../shared/newest-first';
import type { PageQuery } from '../shared/page-query';
import type { ${One}Input } from './${dashed(one)}-input';

/** A ${words} as callers see it. */
export interface ${One} extends ${One}Input {
  readonly id: string;
  /** When it was created, ISO 8601 in UTC with milliseconds. */
  readonly created_at: string;
  /** When it was last replaced; absent until then. */
  readonly updated_at?: string;
}

/** Thrown when an operation names a ${words} that does not exist. */
export class ${One}NotFoundError extends Error {
  override readonly name = '${One}NotFoundError';
}

/** The cursors of the list. */
export const cursors = cursorsOf({
  list: '${many}',
  position: positionPattern,
  message: 'must be the next_cursor of a page, unaltered',
});

const tableName = requiredVariable('TABLE_NAME');

/** Creates a ${words}. */
export async function create${One}(input: ${One}Input): Promise<${One}> {
  const created = { ...input, id: randomUUID(), created_at: new Date().toISOString() };
  await send(new PutCommand({ TableName: tableName, Item: recordOf(created) }));
  return created;
}

/** The ${words} with an id. Throws ${One}NotFoundError. */
export async function get${One}(id: string): Promise<${One}> {
  const { Item } = await send(new GetCommand({ TableName: tableName, Key: { id }, ConsistentRead: true }));
  if (Item === undefined) throw new ${One}NotFoundError();
  return ${reader}(Item);
}

/** Replaces what a caller may say about a ${words}. Throws ${One}NotFoundError. */
export async function replace${One}(id: string, input: ${One}Input): Promise<${One}> {
  const { created_at } = await get${One}(id);
  const replaced = { ...input, id, created_at, updated_at: new Date().toISOString() };
  try {
    const ConditionExpression = 'attribute_exists(id)';
    await send(new PutCommand({ TableName: tableName, Item: recordOf(replaced), ConditionExpression }));
  } catch (problem) {
    throw problem instanceof ConditionalCheckFailedException ? new ${One}NotFoundError() : problem;
  }
  return replaced;
}

/** Deletes a ${words}. One that does not exist is deleted already: a repeated request is answered as the first. */
export async function delete${One}(id: string): Promise<void> {
  await send(new DeleteCommand({ TableName: tableName, Key: { id } }));
}

/** A page of the ${many.replaceAll('_', ' ')}, newest first. */
export async function list${Many}(page: PageQuery): Promise<{ readonly ${many}: ${One}[]; readonly lastPosition?: string }> {
  const index = {
    tableName,
    indexName: 'newest',
    shardAttribute: 'newest_shard',
    shardValue: (shard: string) => shard,
  };
  const { records, ...rest } = await newestPage(index, page);
  return { ${many}: records.map(${reader}), ...rest };
}

const recordOf = (${one}: ${One}) => ({
  ...${one},
  newest_shard: shardOf(${one}.id),
  newest_key: positionOf(${one}.created_at, ${one}.id),
});

function ${reader}(record: Record<string, unknown>): ${One} {
  const { newest_shard, newest_key, ...${one} } = record as unknown as ReturnType<typeof recordOf>;
  return ${one};
}
`;
