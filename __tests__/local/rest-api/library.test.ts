import { beforeAll, describe, expect, it } from 'vitest';
import { type Running, runDocument } from './running';

let library: Running;
beforeAll(async () => {
  library = await runDocument('library');
});

type Event = Readonly<Record<string, unknown>> & { readonly requestContext: Readonly<Record<string, unknown>> };
const eventOf = async (line: string, sent = {}): Promise<Event> => (await library.call(line, sent)).json() as Event;

describe('the stage of a deployment without a stage resource', () => {
  it('is the first part of the path [G131]', async () => {
    expect((await eventOf('GET /v1/books/1')).requestContext.stage).toBe('v1');
  });

  it('has the variables of the deployment', async () => {
    expect((await eventOf('GET /v1/books/1')).stageVariables).toEqual({ limit: '3' });
  });

  it.each(['/v2/books/1', '/'])('is all that there is: %s is forbidden', async (path) => {
    const { status, text, headers } = await library.call(`GET ${path}`);

    expect([status, text, headers['x-amzn-errortype']]).toEqual([403, '{"message":"Forbidden"}', 'ForbiddenException']);
  });
});

describe('a path', () => {
  it('that has a resource of its own is not taken by a greedy one [G133]', async () => {
    expect((await eventOf('GET /v1/books/1')).resource).toBe('/books/{isbn}');
  });

  it('without a method of its own goes to the greedy one [G139]', async () => {
    const { resource, pathParameters } = await eventOf('GET /v1/books/a/b');

    expect([resource, pathParameters]).toEqual(['/{proxy+}', { proxy: 'books/a/b' }]);
  });

  it('whose resource does not have the method is a missing token [G132]', async () => {
    const { status, text, headers } = await library.call('POST /v1/other');

    expect(text).toBe('{"message":"Missing Authentication Token"}');
    expect([status, headers['x-amzn-errortype']]).toEqual([403, 'MissingAuthenticationTokenException']);
  });

  it.each(['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PUT'])('with ANY takes %s [G134]', async (method) => {
    expect((await library.call(`${method} /v1/books/1`)).status).toBe(200);
  });

  it('does not take HEAD for its GET [G135]', async () => {
    expect((await library.call('HEAD /v1/other')).status).toBe(403);
  });

  it('is looked up under the method that a header names [G137]', async () => {
    const event = await eventOf('POST /v1/other', { headers: { 'X-HTTP-Method-Override': 'GET' } });

    expect(event.httpMethod).toBe('GET');
  });
});

describe('a function behind templates', () => {
  const lend = (isbn: string, body: string | object = {}, query = '') =>
    library.call(`POST /v1/books/${isbn}/loans${query}`, { body });

  it('gets what the template makes of path, query, body, context and stage variables [G176]', async () => {
    const { json, headers, status } = await lend('12', { readers: [{ name: 'Bo' }, { name: 'Al' }] }, '?days=3');

    expect(status).toBe(201);
    expect(headers['x-loan']).toBe('loan-1');
    expect(json()).toEqual({
      loan: 'loan-1',
      due: {
        isbn: '12',
        days: 3,
        readers: [
          { name: 'Bo', place: 1 },
          { name: 'Al', place: 2 },
        ],
        stage: 'v1',
        limit: '3',
      },
      none: '',
    });
  });

  it('answers with the headers that the method response declares alone [G205]', async () => {
    expect((await lend('12')).headers['x-hidden']).toBeUndefined();
  });

  it.each([
    ['none', 404, 'NotFound: no such book'],
    ['lent', 409, 'Conflict: lent already'],
  ])('that fails takes the response whose pattern fits its message: %s [G178]', async (isbn, status, error) => {
    const answer = await lend(isbn);

    expect([answer.status, answer.json()]).toEqual([status, { error }]);
  });

  it('that fails otherwise takes the response without a pattern [G182]', async () => {
    expect((await lend('odd')).status).toBe(201);
  });

  it('is not asked with a body that its template cannot read', async () => {
    const { status, json } = await lend('12', 'hello');

    expect(status).toBe(400);
    expect(json()).toEqual({ message: expect.stringContaining('Could not parse request body into json') });
  });

  it('is not asked with a media type that no template takes [G207] [G208]', async () => {
    const answer = await library.call('POST /v1/books/1/loans', { headers: { 'Content-Type': 'text/csv' }, body: 'a' });

    expect(answer.text).toBe('{"message": "Unsupported Media Type"}');
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([415, 'BadRequestException']);
  });
});

it('CORS by a MOCK whose template leaves out quotes answers with its literal headers [G186] [G188]', async () => {
  const { status, headers, text } = await library.call('OPTIONS /v1/books/1/loans');

  expect([status, text]).toEqual([204, '']);
  expect(headers).toMatchObject({
    'access-control-allow-headers': 'Content-Type,X-Amz-Date,Authorization,X-Api-Key',
    'access-control-allow-methods': 'GET,POST,OPTIONS',
    'access-control-allow-origin': '*',
  });
});
