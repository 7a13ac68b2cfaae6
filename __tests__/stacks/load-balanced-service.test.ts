import { Testing } from 'cdktf';
import { expect, it } from 'vitest';
import { shopHttpApi } from '../../config/shop-http-api';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { environment } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { documentOf } from '../support/synth';

it('load balancers of its own are protected from deletion where config/ says so', () => {
  const users = { port: 8080, healthPath: '/health', deletionProtected: true };
  const services = { users, payments: { port: 9090 } };
  const document = documentOf(
    new ShopHttpApiStack(Testing.app(), environment('dev'), { ...ownSettings(shopHttpApi, 'dev'), services }),
  );

  expect(document.at('aws_lb.users').enable_deletion_protection).toBe(true);
  expect(document.at('aws_lb.payments')).not.toHaveProperty('enable_deletion_protection');
});
