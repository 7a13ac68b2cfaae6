import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import type { ApiNames } from '../../config/api-names';
import { shareDomains } from '../../stacks/domain/shared-domains';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { below, ListStack, sharing } from '../support/shared-domain-stacks';
import { documentOf } from '../with-terraform/synthesized';
import { changesIn } from './apply-output';
import { ownAccount } from './own-account';
import type { Project } from './project';

const own = { domainName: 'items.myapp.com' };
const [domain, items, orders, users] = ['staging-api-domain', 'staging-items', 'staging-orders', 'staging-users'];

/** Synthesizes two HTTP APIs and a REST API that share a domain, one of them with names as given. */
function appWhere(names: ApiNames): string {
  const folder = mkdtempSync(join(inject('folder'), 'shared-domain-'));
  const app = new GatehouseApp({ outdir: join(folder, 'cdktf.out') });
  shareDomains(app, sharing);
  new ListStack(app, 'http', 'items', names);
  new ListStack(app, 'http', 'orders', below());
  new ListStack(app, 'rest', 'users', below('users/v1'));
  app.synth();
  return folder;
}

const account = ownAccount(appWhere(own));
let project: Project;

beforeAll(async () => {
  project = account.projectOf(domain, items, orders, users);
  await project.deploy();
});

test('stacks and the domain they share are deployed at once, the domain first, and are as they were synthesized', async () => {
  for (const stack of [domain, items, orders, users]) expect(await project.plan(stack), stack).toEqual([]);
});

test('an API moves to the shared domain in two steps, and answers to one of its names at any time', async () => {
  project.exchange(items, documentOf(items, appWhere({ ...own, ...below('items') })));
  const both = changesIn(await project.apply(items));
  project.exchange(items, documentOf(items, appWhere(below('items'))));
  const shared = changesIn(await project.apply(items));

  expect(both).toEqual(['aws_apigatewayv2_api_mapping.shared Creating']);
  expect(shared).toEqual([
    'aws_acm_certificate.api Destroying',
    'aws_acm_certificate_validation.api Destroying',
    'aws_apigatewayv2_api_mapping.api Destroying',
    'aws_apigatewayv2_domain_name.api Destroying',
    'aws_route53_record.api Destroying',
    'aws_route53_record.api_ipv6 Destroying',
    'aws_route53_record.cert_validation Destroying',
  ]);
  expect(await project.plan(items)).toEqual([]);
});

test('a stack that is destroyed leaves the domain and the others below it', async () => {
  expect(await project.destroy(users)).toMatchObject({ code: 0 });
  expect(await project.plan(domain)).toEqual([]);
  expect(await project.plan(orders)).toEqual([]);
});
