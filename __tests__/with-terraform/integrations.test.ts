import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { expect, inject, test } from 'vitest';
import type { Environment } from '../../config/environment';
import { itemsRestApi } from '../../config/items-rest-api';
import { shopHttpApi } from '../../config/shop-http-api';
import { RestApi } from '../../constructs/rest-api/rest-api';
import { RestHttpProxyIntegration } from '../../constructs/rest-api/rest-http-proxy-integration';
import { RestMethod } from '../../constructs/rest-api/rest-method';
import type { BaseStack } from '../../stacks/base-stack';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { environment } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { RestCallsStack } from '../support/rest-calls-stack';
import { RestWaysInStack } from '../support/rest-ways-in-stack';
import { ServiceCallsStack } from '../support/service-calls-stack';
import { documentOf, synth } from '../support/synth';
import { diagnosticsIn, textOf } from './diagnostics';
import { providerVersion } from './provider-mirror';
import { attempt } from './run';
import { terraformEnvironment } from './terraform-environment';

// What no stack of main.ts has as it is configured.

const tokens = {
  issuer: 'https://tenant.eu.auth0.com/',
  audience: ['https://api.myapp.com'],
  scopes: { create_event: ['write:events'] },
};

const services = {
  users: { url: 'https://users.example.com' },
  payments: { cloudMap: { namespaceId: 'ns-0a1b2c3d4e5f6g7h', port: 8080 } },
} as const;

const hardened: Environment = {
  ...environment('dev'),
  hostedZones: ['myapp.com'],
  ownKeys: ['topics', 'tables', 'queues', 'logs'],
};
const domainName = 'own.myapp.com';
const balanced = {
  users: { port: 8080, healthPath: '/health', deletionProtected: true, accessLogged: true },
  payments: { port: 9090, serverName: 'payments.myapp.com', accessLogged: true },
};
const mutualTls = { truststoreUri: 's3://trust/ca.pem', truststoreVersion: '1' };
const allowedCidrs = ['203.0.113.0/24'];

test(`provider ${providerVersion} is too old for an answer that is streamed, and Terraform says which version is missing`, async () => {
  const streaming = synth((scope) => {
    const { root } = new RestApi(scope, 'main', { name: 'dev-scratch' });
    const method = new RestMethod(scope, 'read', { path: root, httpMethod: 'GET', authorizer: 'none' });
    new RestHttpProxyIntegration(scope, 'read', { method, url: 'https://example.com', streamed: true });
  });
  const cwd = join(inject('folder'), 'integrations', 'streamed');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify({ terraform: streaming.json.terraform }));
  const env = terraformEnvironment({ TF_CLI_CONFIG_FILE: inject('configuration') });
  const { code, output } = await attempt('terraform', ['init', '-backend=false', '-input=false', '-no-color'], {
    cwd,
    env,
  });

  expect(code).toBe(1);
  expect(output.replace(/[\s│]+/g, ' ')).toContain(
    'no available releases match the given constraints >= 6.25.0, < 7.0.0',
  );
});

test.each<[name: string, make: () => BaseStack]>([
  ['every call of a service that an HTTP API makes', () => new ServiceCallsStack()],
  ['every call of a service, and of a backend in a VPC, that a REST API makes', () => new RestCallsStack()],
  [
    'a public address, and a service of Cloud Map',
    () => new ShopHttpApiStack(Testing.app(), environment('dev'), { ...ownSettings(shopHttpApi, 'dev'), services }),
  ],
  ['a REST API whose methods are decided about in five ways', () => new RestWaysInStack()],
  [
    'tokens of any issuer, with scopes of its own, keys of its own, and load balancers that log',
    () =>
      new ShopHttpApiStack(Testing.app(), hardened, {
        ...ownSettings(shopHttpApi, 'dev'),
        tokens,
        mutualTls,
        domainName,
        services: balanced,
      }),
  ],
  [
    'a firewall that logs, a resource policy, and keys of its own',
    () =>
      new ItemsRestApiStack(
        Testing.app(),
        hardened,
        { ...ownSettings(itemsRestApi, 'dev'), requestsPerFiveMinutes: 1000, firewallLog: 'blocked', allowedCidrs },
        'set elsewhere',
      ),
  ],
])(`provider ${providerVersion} takes %s`, async (name, make) => {
  const cwd = join(inject('folder'), 'integrations', name);
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(documentOf(make()).json));

  expect((await diagnosticsIn(cwd)).map(textOf)).toEqual([]);
});
