import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Trace } from '../../../local';
import { answerOf, functionResource, runFunctions } from '../support/functions';

const table = {
  name: 'items',
  billing_mode: 'PAY_PER_REQUEST',
  hash_key: 'id',
  attribute: [{ name: 'id', type: 'S' }],
};
const trust = JSON.stringify({
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
});
const policy = (actions: string) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions, Resource: '${aws_dynamodb_table.items.arn}' }] });

const resources = (actions: string) => ({
  aws_dynamodb_table: { items: table },
  aws_iam_role: { f: { name: 'f', assume_role_policy: trust } },
  aws_iam_role_policy: { f: { role: '${aws_iam_role.f.id}', policy: policy(actions) } },
  aws_lambda_function: {
    f: functionResource({ role: '${aws_iam_role.f.arn}', timeout: 30 }),
  },
});

const putting = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
  const client = new DynamoDBClient({});
  export const handler = async () => {
    const { $metadata } = await client.send(new PutItemCommand({ TableName: 'items', Item: { id: { S: '1' } } }));
    return $metadata.httpStatusCode;
  };`;

let server: Server;
beforeEach(async () => {
  server = createServer((request, response) =>
    response.end(`${request.method} ${request.url} ${request.headers['x-local-request-id']}`),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('a function', () => {
  it('finds the tables of the document where an SDK looks for AWS, and the trace says so', async () => {
    const { run } = await runFunctions({ 'code/index.mjs': putting }, resources('dynamodb:PutItem'));
    const trace = new Trace('r', 'test', 'api');
    const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f';

    const result = await run.worlds[0]?.lambda.invoke({ functionArn, payload: '{}', trace });

    expect(result).toEqual({ outcome: 'answered', payload: '200' });
    expect(trace.steps.map(({ about, decision }) => `${about} ${decision.replace(/\d+ ms/, 'n ms')}`)).toEqual([
      'lambda f (cold n ms)',
      'aws dynamodb PutItem',
    ]);
  });

  it('may do there only what its role may', async () => {
    const code = putting
      .replace('const { $metadata } = await', 'try { await')
      .replace('return $metadata.httpStatusCode;', '} catch (problem) { return problem.name; }');
    const { invoke } = await runFunctions({ 'code/index.mjs': code }, resources('dynamodb:GetItem'));

    expect(answerOf(await invoke('f'))).toBe('AccessDeniedException');
  });

  it('finds the keys of a user pool with fetch and with https', async () => {
    const code = `import https from 'node:https';
      const url = (pool) => 'https://cognito-idp.us-east-1.amazonaws.com/' + pool + '/.well-known/jwks.json';
      const get = (address) => new Promise((resolve, reject) => https.get(address, (answer) => {
        let text = ''; answer.on('data', (more) => (text += more)); answer.on('end', () => resolve(JSON.parse(text)));
      }).on('error', reject));
      export const handler = async ({ pool }) => [(await (await fetch(url(pool))).json()).keys.length, (await get(url(pool))).keys.length];`;
    const { invoke, run } = await runFunctions(
      { 'code/index.mjs': code },
      {
        aws_cognito_user_pool: { p: { name: 'p' } },
        aws_lambda_function: {
          f: functionResource({ timeout: 30 }),
        },
      },
    );
    const pool = run.worlds[0]?.deployed.model.ofType('aws_cognito_user_pool')[0]?.attribute('id');

    expect(answerOf(await invoke('f', { pool }))).toEqual([1, 1]);
  });

  it('reaches all other hosts as they are', async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x?y=1`;
    const code = `import http from 'node:http';
      const get = (address) => new Promise((resolve) => http.get(address, (answer) => {
        let text = ''; answer.on('data', (more) => (text += more)); answer.on('end', () => resolve(text));
      }));
      export const handler = async ({ address }) => [await (await fetch(address, { method: 'POST', body: 'x' })).text(), await get(address)];`;
    const { invoke } = await runFunctions({ 'code/index.mjs': code });

    expect(answerOf(await invoke('f', { address }))).toEqual(['POST /x?y=1 undefined', 'GET /x?y=1 undefined']);
  });
});
