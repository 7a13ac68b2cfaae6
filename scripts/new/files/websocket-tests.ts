import type { Auth, NewApi } from '../arguments';
import type { Names } from '../names';

/** The test of a WebSocket API's handler, on a DynamoDB engine and an endpoint for posts. */
export const webSocketFunctionTest = (
  { auth }: NewApi,
  { name, one, One, words }: Names,
): string => `import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionsEndpoint } from '../../support/connections-endpoint';
import { connectionsTable } from '../../support/connections-table';
import { type HttpService, startHttpService } from '../../support/http-service';
import { connectEvent, contextWith, disconnectEvent, messageEvent } from '../../support/websocket-events';

describe('The ${name} function', () => {
  const endpoint = new ConnectionsEndpoint();
  let service: HttpService;
  beforeAll(async () => {
    service = await startHttpService({
      table: connectionsTable,
      load: () => import('../../../functions/${name}/handler'),
      environment: { MANAGEMENT_ENDPOINT: await endpoint.listen() },
    });
  });
  beforeEach(() => {
    endpoint.reset();
    service.reset();
  });
  afterAll(() => Promise.all([endpoint.close(), service.close()]));

  const join = (connectionName: string, room: string) =>
    service.invoke(connectEvent({ connectionName, query: { room } }), contextWith());
  const say = (connectionName: string, message: object, routeKey = 'send${One}') =>
    service.invoke(messageEvent({ action: routeKey, ...message }, { connectionName, routeKey }), contextWith());

  it('brings a ${words} to everyone else in the room, and to nobody in another', async () => {
    for (const [id, room] of Object.entries({ ann: 'tea', ben: 'tea', cat: 'coffee' })) await join(id, room);
    const { body } = await say('ann', { text: 'Hello' });

    expect(body).toMatchObject({ type: 'sent', deliveries: { delivered: 1, failed: 0 } });
    expect(endpoint.posts.map(({ to }) => to)).toEqual(['ben']);
    expect(endpoint.posts[0]?.frame).toMatchObject({ type: '${one}', id: body.id, room: 'tea', text: 'Hello' });
  });

  it('forgets who leaves', async () => {
    for (const id of ['dan', 'eve']) await join(id, 'porch');
    await service.invoke(disconnectEvent('eve'), contextWith());

    expect((await say('dan', { text: 'Hello' })).body.deliveries).toMatchObject({ delivered: 0, gone: 0 });
  });

  it('answers with what is wrong, and brings nothing to anybody', async () => {
    for (const id of ['fay', 'gus']) await join(id, 'hall');
    const { body } = await say('fay', { txt: 'Hello' });

    expect(body).toMatchObject({ type: 'error', code: 'invalid_message' });
    expect(body.errors).toContainEqual({ field: 'txt', message: 'is not a field of this request' });
    expect(endpoint.posts).toEqual([]);
  });

  it('names the action it knows to who asks for another', async () => {
    const { body } = await say('ann', { action: 'dance' }, '$default');

    expect(body).toMatchObject({
      code: 'unknown_action',
      message: expect.stringMatching(/^The action must be send${One}, was "dance"\\./),
    });
  });

  it('refuses a room whose name is none', async () => {
    expect((await join('hal', 'Kitchen')).statusCode).toBe(400);
  });
${
  auth === 'jwt'
    ? `
  it('lets nobody in whom the authorizer did not name', async () => {
    expect((await service.invoke(connectEvent({ userId: null }), contextWith())).statusCode).toBe(401);
  });

  it('picks its sub-protocol among those that a browser offers', async () => {
    const headers = { 'Sec-WebSocket-Protocol': 'bearer.a.b.c, ${name}.v1' };
    const answer = await service.invoke(connectEvent({ headers }), contextWith());

    expect(answer.headers).toEqual({ 'sec-websocket-protocol': '${name}.v1' });
  });
`
    : ''
}});
`;

const authorization: Readonly<Record<Auth, string>> = { jwt: 'CUSTOM', iam: 'AWS_IAM', none: 'NONE' };

/** The test of a WebSocket API's stack. */
export const webSocketStackTest = (
  { auth }: NewApi,
  { camel, pascal, snake, api }: Names,
): string => `import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { environments } from '../../config/environments';
import { ${camel} } from '../../config/${api}';
import { operations } from '../../stacks/${api}/operations';
import { ${pascal}Stack } from '../../stacks/${api}/${api}-stack';
import { documentOf } from '../support/synth';

const documents = environments.flatMap((environment) => {
  const settings = ${camel}[environment.name];
  return settings === undefined
    ? []
    : [[environment.name, documentOf(new ${pascal}Stack(Testing.app(), environment, settings, 'set elsewhere'))] as const];
});

describe.each(documents)('${api} in %s', (name, document) => {
  it('has what its operations say, and nothing else', () => {
    const keys = document.ofType('aws_apigatewayv2_route').map((address) => document.at(address).route_key);

    expect(keys.sort()).toEqual(
      Object.values(operations)
        .map(({ route }) => route)
        .sort(),
    );
    expect(document.at('aws_apigatewayv2_route.connect').authorization_type).toBe('${authorization[auth]}');
  });

  it('lets through no more than config/ says', () => {
    const { default_route_settings, route_settings } = document.at('aws_apigatewayv2_stage.main');
    const limits = [default_route_settings, ...route_settings].map((one) => one.throttling_rate_limit);
    const throttles = ${camel}[name]?.throttles;

    expect(limits).toEqual(['default', 'connecting', 'sending'].map((limit) => throttles?.[limit]?.rateLimit));
  });

  it('posts to its own connections alone', () => {
    const { Statement } = JSON.parse(document.at('aws_iam_role_policy.${snake}').policy);
    const posting = Statement.filter(({ Sid }: { Sid: string }) => Sid === 'PostToConnections');

    expect(posting.map(({ Resource }: { Resource: string[] }) => Resource)).toEqual([
      [\`\\\${aws_apigatewayv2_api.main.execution_arn}/\${name}/POST/@connections/*\`],
    ]);
  });
});
`;
