import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { LocalRunOptions, RunEvent } from '../../../local';
import { folderOf, functionResource, runFolder } from '../support/functions';

const code = `
const pieces = (given) => async (event, stream) => {
  const headers = { 'Content-Type': 'text/plain', 'x-path': event.path };
  const answer = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers, ...given });
  await new Promise((seen) => setTimeout(seen, 50));
  answer.write('one ');
  await fetch(event.queryStringParameters.go);
  answer.end('two');
};
export const handler = awslambda.streamifyResponse(pieces());
export const breaks = awslambda.streamifyResponse(async (event, stream) => {
  const answer = awslambda.HttpResponseStream.from(stream, { statusCode: 200 });
  answer.write('one');
  await fetch(event.queryStringParameters.go);
  throw new TypeError('no');
});
export const large = awslambda.streamifyResponse(async (event, stream) => {
  const answer = awslambda.HttpResponseStream.from(stream, { statusCode: 200, headers: {} });
  for (let at = 0; at < 11; at++) answer.write(Buffer.alloc(1024 * 1024, at));
  answer.end();
});
export const bytes = awslambda.streamifyResponse(async (event, stream) => {
  const answer = awslambda.HttpResponseStream.from(stream, { statusCode: 200, headers: { 'Content-Type': 'image/png' } });
  answer.end(Buffer.from([0x89, 0x00, 0xff]));
});
export const bare = awslambda.streamifyResponse(async (event, stream) => stream.end('no status'));
export const strange = awslambda.streamifyResponse(async (event, stream) => {
  awslambda.HttpResponseStream.from(stream, { statusCode: 200, charset: 'utf8' }).end('one');
});
export const fails = awslambda.streamifyResponse(async () => { throw new TypeError('no'); });
export const plain = async () => ({ statusCode: 200, body: 'whole' });
`;
const names = ['handler', 'breaks', 'large', 'bytes', 'bare', 'strange', 'fails', 'plain'];
const rest_api_id = '${aws_api_gateway_rest_api.a.id}';

const methodOf = (name: string) => ({
  rest_api_id,
  resource_id: `\${aws_api_gateway_resource.${name}.id}`,
  http_method: 'GET',
});
const named = (make: (name: string) => object, among = names) =>
  Object.fromEntries(among.map((name) => [name, make(name)]));

const resources = (integration: object = {}) => ({
  aws_lambda_function: named((name) =>
    functionResource({ function_name: name, handler: `index.${name}`, timeout: 60 }),
  ),
  aws_lambda_permission: named((function_name) => ({
    function_name,
    action: 'lambda:InvokeFunction',
    principal: 'apigateway.amazonaws.com',
  })),
  aws_api_gateway_rest_api: { a: { name: 'a' } },
  aws_api_gateway_resource: named((path_part) => ({
    rest_api_id,
    parent_id: '${aws_api_gateway_rest_api.a.root_resource_id}',
    path_part,
  })),
  aws_api_gateway_method: named((name) => ({ ...methodOf(name), authorization: 'NONE' })),
  aws_api_gateway_integration: named((name) => ({
    ...methodOf(name),
    type: 'AWS_PROXY',
    integration_http_method: 'POST',
    uri: `\${replace(replace(aws_lambda_function.${name}.invoke_arn, "2015-03-31", "2021-11-15"), "/invocations", "/response-streaming-invocations")}`,
    response_transfer_mode: 'STREAM',
    timeout_milliseconds: 900_000,
    ...integration,
  })),
  aws_api_gateway_deployment: { d: { rest_api_id } },
  aws_api_gateway_stage: { s: { rest_api_id, stage_name: 's', deployment_id: '${aws_api_gateway_deployment.d.id}' } },
});

const started = (integration: object = {}, options: LocalRunOptions = {}) =>
  runFolder(folderOf({ 'code/index.mjs': code }), resources(integration), options);

/** A server that answers when the test lets it: a function that asks it waits meanwhile. */
async function gate() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asked = once(server, 'request');
  const open = async () => {
    const [, response] = await asked;
    response.end();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, open };
}

/** Asks over HTTP, and gives what came as soon as status and headers are there. */
async function ask(events: readonly RunEvent[], target: string): Promise<IncomingMessage> {
  const ready = events.find((event) => event.event === 'ready');
  const [message] = await once(get(`${ready?.event === 'ready' ? ready.endpoint : ''}${target}`), 'response');
  return message;
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of message) text += piece;
  return text;
}

describe('a function that streams, behind a REST API', () => {
  it('reaches the caller piece by piece, while it still writes [G341] [G342]', async () => {
    const { events } = await started({}, { port: 0 });
    const { url, open } = await gate();
    const message = await ask(events, `/s/handler?go=${encodeURIComponent(url)}`);
    const [first] = await once(message, 'data');
    await open();

    expect([message.statusCode, message.headers['x-path'], String(first)]).toEqual([201, '/handler', 'one ']);
    expect(await textOf(message)).toBe('two');
  });

  it('is cut off where it fails after it began [G343]', async () => {
    const { events } = await started({}, { port: 0 });
    const { url, open } = await gate();
    const message = await ask(events, `/s/breaks?go=${encodeURIComponent(url)}`);
    await open();

    expect(message.statusCode).toBe(200);
    await expect(textOf(message)).rejects.toThrow('aborted');
  });

  it('may write more than ten megabytes [G344]', async () => {
    const { run } = await started();
    const { status, body } = await run.request({ target: '/s/large' });

    expect([status, body.length, body.at(-1)]).toEqual([200, 11 * 1024 * 1024, 10]);
  });

  it('may write bytes without a binary media type [G344]', async () => {
    const { run } = await started();

    expect((await run.request({ target: '/s/bytes' })).body).toEqual(Buffer.from([0x89, 0x00, 0xff]));
  });

  it.each([
    ['bare', 'a streaming function must write status and headers, eight zero bytes and the body'],
    ['plain', 'a streaming function must write status and headers, eight zero bytes and the body'],
    ['strange', `the function's answer must not have a member "charset"`],
    ['fails', 'the function failed: {"errorType":"TypeError","errorMessage":"no"'],
  ])('is a 502 where its answer never begins: %s [G343]', async (name, why) => {
    const { run } = await started();
    const { status, body, trace } = await run.request({ target: `/s/${name}` });

    expect([status, String(body)]).toEqual([502, '{"message": "Internal server error"}']);
    expect(trace.steps.at(-1)?.decision).toContain(why);
  });
});

it('a backend behind HTTP_PROXY reaches the caller piece by piece [G341]', async () => {
  const server = createServer((_, response) => response.writeHead(203).write('one '));
  const asked = once(server, 'request');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { events } = await started({ type: 'HTTP_PROXY', uri, integration_http_method: 'GET' }, { port: 0 });
  const message = await ask(events, '/s/handler');
  const [first] = await once(message, 'data');
  const [, response] = await asked;
  response.end('two');

  expect([message.statusCode, String(first), await textOf(message)]).toEqual([203, 'one ', 'two']);
  server.close();
});
