import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { authorizationOf, expectedSignature, type SignedRequest } from '../../support/aws-signature';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret/example', sessionToken: 'session+token=' };
const connectionId = 'JKJaXcPLvHcCESw=';
const frame = '{"type":"message","text":"Grüße"}';

const requests: SignedRequest[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url: path = '', headers } = request;
  requests.push({ method, path, headers, body: Buffer.concat(chunks) });
  response.end();
});
let endpoint: string;
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dev`;
});
beforeEach(() => {
  requests.length = 0;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise<void>((closed) => server.close(() => closed()));
});

/** A post by the chat's own client, in a fresh execution environment. */
async function postByChat(): Promise<SignedRequest> {
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  vi.stubEnv('AWS_SESSION_TOKEN', credentials.sessionToken);
  vi.stubEnv('MANAGEMENT_ENDPOINT', endpoint);
  vi.resetModules();
  const { post } = await import('../../../functions/shared/websocket/management-client');
  await post(connectionId, frame, new AbortController().signal);
  return received();
}

async function postBySdk(): Promise<SignedRequest> {
  const client = new ApiGatewayManagementApiClient({ endpoint, region: 'eu-central-1', credentials });
  await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: Buffer.from(frame) }));
  client.destroy();
  return received();
}

function received(): SignedRequest {
  const request = requests.at(-1);
  if (!request) throw new Error('nothing arrived');
  return request;
}

describe.each([
  ["AWS's own client", postBySdk],
  ["the chat's client", postByChat],
])('a post by %s', (_client, send) => {
  it('goes to the connection below the stage, as bytes', async () => {
    expect(await send()).toMatchObject({
      method: 'POST',
      path: '/dev/@connections/JKJaXcPLvHcCESw%3D',
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(Buffer.byteLength(frame)) },
      body: Buffer.from(frame),
    });
  });

  it('is signed for the service, its region and the session', async () => {
    const { headers } = await send();
    const { key, scope, signedHeaders } = authorizationOf(headers);

    expect([key, scope.split('/').slice(1)]).toEqual([
      credentials.accessKeyId,
      ['eu-central-1', 'execute-api', 'aws4_request'],
    ]);
    expect(headers['x-amz-security-token']).toBe(credentials.sessionToken);
    expect(signedHeaders.split(';')).toEqual(expect.arrayContaining(['host', 'x-amz-date', 'x-amz-security-token']));
  });

  it('carries the signature that AWS expects', async () => {
    const request = await send();

    expect(authorizationOf(request.headers).signature).toBe(expectedSignature(request, credentials.secretAccessKey));
  });

  it('would carry another signature if its frame were another', async () => {
    const request = await send();
    const changed = { ...request, body: Buffer.from('{}') };

    expect(expectedSignature(changed, credentials.secretAccessKey)).not.toBe(
      authorizationOf(request.headers).signature,
    );
  });
});
