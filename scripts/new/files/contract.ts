import type { NewApi } from '../arguments';
import { camelOf, type Names } from '../names';

/** The name of the schema of what a caller may say: `salesNoteInput`. */
export const schemaOf = (one: string): string => `${camelOf(one.replaceAll('_', '-'))}Input`;

/** Names of schemas that every function has. */
const taken = ['Problem', 'Invalid', 'Failure'];

/** The contract of a function with one route that greets. */
export const greetingContract = ({ auth }: NewApi, { name }: Names): string => `import * as z from 'zod/mini';
import { always, type Contract, problems${auth === 'jwt' ? ', refusal' : ''} } from '../shared/contract';

const greeting = z.object({ message: z.string()${auth === 'jwt' ? ', to: z.string()' : ''} });

/** What the function takes and answers: documents and clients are made from it. */
export const contract: Contract = {
  schemas: { Greeting: greeting, ...problems },
  operations: {
    'GET /${name}': {
      summary: 'Say hello',
      answers: { ...always, 200: { description: 'A greeting', body: greeting }${unknownCaller(auth)} },
    },
  },
};
`;

/** The contract of a function with five operations on a table. */
export function crudContract({ auth }: NewApi, { one, many, One, words }: Names): string {
  const path = `/${many.replaceAll('_', '-')}`;
  const file = one.replaceAll('_', '-');
  const input = schemaOf(one);
  const caller = unknownCaller(auth);
  const name = taken.includes(One) ? `${One}Entry` : One;
  return `import * as z from 'zod/mini';
import { always, type Contract, id, pageParameters, problems, refusal, timestamp, withBody } from '../shared/contract';
import { ${input} } from './${file}-input';

/** What a caller is told of a ${words}: what was said about it, and what the function adds. */
const shown = z.object({
  id,
  ...${input}.shape,
  created_at: timestamp,
  updated_at: z.optional(timestamp),
});
const page = z.object({ ${many}: z.array(shown), next_cursor: z.nullable(z.string()) });
const missing = refusal('There is no such ${words}.');

/** What the function takes and answers: documents and clients are made from it. */
export const contract: Contract = {
  schemas: { ${name}Input: ${input}, ${name}: shown, ${name}List: page, ...problems },
  operations: {
    'GET ${path}': {
      summary: 'List ${many.replaceAll('_', ' ')}, newest first',
      query: pageParameters,
      answers: { ...always, 200: { description: 'A page of the list', body: page } },
    },
    'GET ${path}/:id': {
      summary: 'Read a ${words}',
      answers: { ...always, 200: { description: 'The ${words}', body: shown }, 404: missing },
    },
    'POST ${path}': {
      summary: 'Create a ${words}',
      body: ${input},
      answers: {
        ...withBody,
        201: { description: 'The ${words} that was created', body: shown, headers: ['Location'] }${caller},
      },
    },
    'PUT ${path}/:id': {
      summary: 'Replace a ${words}',
      body: ${input},
      answers: {
        ...withBody,
        200: { description: 'The ${words} as it is now', body: shown }${caller},
        404: missing,
      },
    },
    'DELETE ${path}/:id': {
      summary: 'Delete a ${words}',
      answers: { ...always, 204: { description: 'The ${words} is gone' }${caller} },
    },
  },
};
`;
}

const unknownCaller = (auth: NewApi['auth']): string =>
  auth === 'jwt' ? ", 401: refusal('The token names no subject.')" : '';
