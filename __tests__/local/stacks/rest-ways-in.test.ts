import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf as localDocument } from '../../../local';
import { RestWaysInStack } from '../../support/rest-ways-in-stack';
import { documentOf } from '../../support/synth';
import { type RunningStack, runFolder } from './run-stack';
import { signed } from './signed';

const answers =
  'export const handler = async ({ requestContext }) => ({ statusCode: 200, body: JSON.stringify(requestContext.authorizer ?? null) });';

/** Lets in whom a token names, by TOKEN and REQUEST events alike; API Gateway answers 401 to this error alone. */
const decides = `export const handler = async ({ authorizationToken, headers, methodArn }) => {
  const token = authorizationToken ?? headers.authorization ?? headers.Authorization;
  if (token === undefined) throw new Error('Unauthorized');
  const [, claims] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const Statement = [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }];
  return { principalId: sub, context: { userId: sub }, policyDocument: { Version: '2012-10-17', Statement } };
};`;

/** A folder with the code of a function. */
function codeIn(folder: string, name: string, code: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.mjs'), code);
  return path;
}

describe('one REST API whose methods are decided about in five ways', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  let stack: RunningStack;

  beforeAll(async () => {
    const { json } = documentOf(new RestWaysInStack());
    json.resource.aws_lambda_function.api.filename = codeIn(folder, 'answers', answers);
    for (const name of ['token', 'request'])
      json.resource.aws_lambda_function[name].filename = codeIn(folder, 'decides', decides);
    stack = await runFolder(localDocument('dev-ways-in', folder, json));
  });
  afterAll(async () => {
    await stack.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['cognito', 'token', 'request'])('lets callers of GET /%s in with a token alone', async (way) => {
    const [without, withToken] = [
      await stack.call(`GET /dev/${way}`),
      await stack.call(`GET /dev/${way}`, { headers: await stack.as('alice') }),
    ];

    expect([without.status, withToken.status]).toEqual([401, 200]);
  });

  it.each(['token', 'request'])('hands on whom the function of GET /%s let in', async (way) => {
    const { json } = await stack.call(`GET /dev/${way}`, { headers: await stack.as('alice') });

    expect(json).toMatchObject({ principalId: 'alice', userId: 'alice' });
  });

  it('wants a signature where IAM decides', async () => {
    const line = 'GET /dev/iam';

    expect((await stack.call(line)).status).toBe(403);
    expect((await stack.call(line, { headers: await signed(stack, line) })).status).toBe(200);
  });

  it('lets anyone call what asks for nobody', async () => {
    expect((await stack.call('GET /dev/none')).json).toBeNull();
  });
});
