import { Testing } from 'cdktf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usersOpenapiRestApi } from '../../../config/users-openapi-rest-api';
import { documentOf as localDocument } from '../../../local';
import { UsersOpenapiRestApiStack } from '../../../stacks/users-openapi-rest-api/users-openapi-rest-api-stack';
import { environment } from '../../support/environments';
import { ownSettings } from '../../support/own-environments';
import { documentOf } from '../../support/synth';
import { synthesizedFolder } from '../../support/synthesized-stacks';
import { type RunningStack, runFolder } from './run-stack';

/** `dev-users-openapi-rest-api` with settings of its own, answering over HTTP. */
function running(more: object): Promise<RunningStack> {
  const settings = { ...ownSettings(usersOpenapiRestApi, 'dev'), ...more };
  const stack = new UsersOpenapiRestApiStack(Testing.app(), environment('dev'), settings, 'set elsewhere');
  const folder = synthesizedFolder('dev-users-openapi-rest-api');
  return runFolder(localDocument('dev-users-openapi-rest-api', folder, documentOf(stack).json));
}

describe('a REST API of an OpenAPI document that lets in some addresses alone', () => {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await running({ allowedCidrs: ['203.0.113.0/24'] });
  });
  afterAll(() => stack.close());

  it('refuses this machine, whatever token it has', async () => {
    const { status, text } = await stack.call('GET /dev/users', { headers: await stack.as('alice') });

    expect(status).toBe(403);
    expect(text).toContain('is not authorized to perform: execute-api:Invoke');
  });
});

describe('a REST API of an OpenAPI document behind a firewall', () => {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await running({ requestsPerFiveMinutes: 10, firewallLog: 'blocked' });
  });
  afterAll(() => stack.close());

  it('blocks who asks too often, before an authorizer is asked', async () => {
    const statuses: number[] = [];
    for (let asked = 0; asked < 12; asked++) statuses.push((await stack.call('GET /dev/users')).status);

    expect([statuses[0], statuses.at(-1)]).toEqual([401, 403]);
  });
});
