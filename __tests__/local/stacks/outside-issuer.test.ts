import { Testing } from 'cdktf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopHttpApi } from '../../../config/shop-http-api';
import { documentOf as localDocument } from '../../../local';
import { ShopHttpApiStack } from '../../../stacks/shop-http-api/shop-http-api-stack';
import { environment } from '../../support/environments';
import { firstEnvironment, ownSettings } from '../../support/own-environments';
import { documentOf } from '../../support/synth';
import { synthesizedFolder } from '../../support/synthesized-stacks';
import { type RunningStack, runFolder, unauthorized } from './run-stack';

// Nobody answers there: tokens of this machine need no network.
const issuer = 'https://127.0.0.1:9/';
const tokens = { issuer, audience: ['https://api.myapp.com'], scopes: { create_event: ['write:events'] } };

describe('shop-http-api behind tokens of an issuer from elsewhere', () => {
  let stack: RunningStack;
  beforeAll(async () => {
    const { json } = documentOf(
      new ShopHttpApiStack(Testing.app(), environment('dev'), { ...ownSettings(shopHttpApi, 'dev'), tokens }),
    );
    stack = await runFolder(
      localDocument('dev-shop-http-api', synthesizedFolder(`${firstEnvironment}-shop-http-api`), json),
    );
  });
  afterAll(() => stack.close());

  const event = { body: { type: 'ordered' } };

  it('lets callers in with a token that this machine gives in its name', async () => {
    const headers = await stack.as('alice', { scope: 'openid write:events' });

    expect((await stack.call('POST /events', { ...event, headers })).status).toBe(200);
  });

  it('refuses such a token without the scope that config/ names', async () => {
    expect((await stack.call('POST /events', { ...event, headers: await stack.as('alice') })).status).toBe(403);
  });

  it('refuses callers without a token', async () => {
    expect((await stack.call('POST /events', event)).text).toBe(unauthorized);
  });

  it('lets them in where a function asks the issuer for its keys', async () => {
    const headers = await stack.as('alice');

    expect((await stack.call('GET /orders', { headers })).json).toEqual({ items: [], next_cursor: null });
  });

  it('says where tokens are given', () => {
    expect(stack.events.flatMap((one) => (one.event === 'ready' ? [one.token_url] : []))[0]).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/_local\/token$/,
    );
  });
});
