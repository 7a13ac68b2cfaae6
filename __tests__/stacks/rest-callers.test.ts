import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { chatWebSocketApi } from '../../config/chat-websocket-api';
import type { Environment } from '../../config/environment';
import { helloHttpApi } from '../../config/hello-http-api';
import { itemsHttpApi } from '../../config/items-http-api';
import { itemsRestApi } from '../../config/items-rest-api';
import type { RestCallers } from '../../config/rest-callers';
import { shopHttpApi } from '../../config/shop-http-api';
import { usersHttpApi } from '../../config/users-http-api';
import { usersOpenapiRestApi } from '../../config/users-openapi-rest-api';
import { usersRestApi } from '../../config/users-rest-api';
import type { BaseStack } from '../../stacks/base-stack';
import { ChatWebSocketApiStack } from '../../stacks/chat-websocket-api/chat-websocket-api-stack';
import { HelloHttpApiStack } from '../../stacks/hello-http-api/hello-http-api-stack';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { UsersHttpApiStack } from '../../stacks/users-http-api/users-http-api-stack';
import { UsersOpenapiRestApiStack } from '../../stacks/users-openapi-rest-api/users-openapi-rest-api-stack';
import { UsersRestApiStack } from '../../stacks/users-rest-api/users-rest-api-stack';
import { environment } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';

const dev: Environment = { ...environment('dev'), hostedZones: ['myapp.com'] };
const app = () => Testing.app();
const elsewhere = 'set elsewhere';

const restStacks = {
  items: (more: object) =>
    new ItemsRestApiStack(app(), dev, { ...ownSettings(itemsRestApi, 'dev'), ...more }, elsewhere),
  openapi: (more: object) =>
    new UsersOpenapiRestApiStack(app(), dev, { ...ownSettings(usersOpenapiRestApi, 'dev'), ...more }, elsewhere),
  users: (more: object) =>
    new UsersRestApiStack(app(), dev, { ...ownSettings(usersRestApi, 'dev'), ...more }, elsewhere),
};
const httpStacks = {
  hello: (more: object) => new HelloHttpApiStack(app(), dev, { ...ownSettings(helloHttpApi, 'dev'), ...more }),
  itemsHttp: (more: object) => new ItemsHttpApiStack(app(), dev, { ...ownSettings(itemsHttpApi, 'dev'), ...more }),
  shop: (more: object) => new ShopHttpApiStack(app(), dev, { ...ownSettings(shopHttpApi, 'dev'), ...more }),
  usersHttp: (more: object) => new UsersHttpApiStack(app(), dev, { ...ownSettings(usersHttpApi, 'dev'), ...more }),
};
const chat = (more: object) =>
  new ChatWebSocketApiStack(app(), dev, { ...ownSettings(chatWebSocketApi, 'dev'), ...more }, elsewhere);

describe.each(Object.entries(restStacks))('the REST API of %s', (name, make) => {
  const callers: RestCallers = {
    requestsPerFiveMinutes: 1000,
    firewallLog: 'blocked',
    allowedCidrs: ['203.0.113.0/24'],
  };
  const document = documentOf(make(callers));

  it('has a firewall that logs what it blocks, without what headers keep secret', () => {
    const { log_destination_configs, redacted_fields, ...log } = document.at(
      'aws_wafv2_web_acl_logging_configuration.firewall',
    );

    expect(document.ofType('aws_wafv2_web_acl_association')).not.toEqual([]);
    expect(document.at('aws_cloudwatch_log_group.firewall').name).toMatch(/^aws-waf-logs-dev-/);
    expect(log_destination_configs).toEqual(['${aws_cloudwatch_log_group.firewall.arn}']);
    expect(redacted_fields.map((one: { single_header: { name: string } }) => one.single_header.name)).toEqual([
      'authorization',
      'cookie',
      'x-api-key',
    ]);
    expect(log.logging_filter).toEqual({
      default_behavior: 'DROP',
      filter: [{ behavior: 'KEEP', requirement: 'MEETS_ANY', condition: [{ action_condition: { action: 'BLOCK' } }] }],
    });
  });

  it('lets in some addresses alone, by a resource policy that its kind keeps', () => {
    const imported = name === 'openapi';
    const policy = imported
      ? JSON.parse(document.at('aws_api_gateway_rest_api.main').body)['x-amazon-apigateway-policy']
      : JSON.parse(document.at('aws_api_gateway_rest_api_policy.main').policy);

    expect(document.ofType('aws_api_gateway_rest_api_policy')).toHaveLength(imported ? 0 : 1);
    expect(policy.Statement[1]).toMatchObject({
      Effect: 'Deny',
      Resource: imported ? 'execute-api:/*' : '${aws_api_gateway_rest_api.main.execution_arn}/*',
      Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
    });
  });
});

it('a firewall that logs all has no filter', () => {
  const document = documentOf(restStacks.items({ requestsPerFiveMinutes: 1000, firewallLog: 'all' }));

  expect(document.at('aws_wafv2_web_acl_logging_configuration.firewall')).not.toHaveProperty('logging_filter');
});

it('a log of no firewall is refused', () => {
  expect(() => restStacks.items({ firewallLog: 'blocked' })).toThrow(
    propRefusal({
      where: 'dev-items-rest-api',
      prop: 'settings.firewallLog',
      mustBe: 'absent without settings.requestsPerFiveMinutes',
      was: 'blocked',
      fix: 'Say there from how many requests an address is blocked, or leave the log out.',
    }),
  );
});

const mutualTls = { truststoreUri: 's3://trust/ca.pem', truststoreVersion: '1' };

it.each([...Object.entries(restStacks), ...Object.entries(httpStacks)])(
  'callers of %s show a certificate where config/ names a trust store',
  (_, make) => {
    const document = documentOf(make({ domainName: 'own.myapp.com', mutualTls }));
    const [address = ''] = [
      ...document.ofType('aws_apigatewayv2_domain_name'),
      ...document.ofType('aws_api_gateway_domain_name'),
    ];

    expect(document.at(address).mutual_tls_authentication).toEqual({
      truststore_uri: 's3://trust/ca.pem',
      truststore_version: '1',
    });
  },
);

const firewall = 'Leave it out, and put CloudFront with a web ACL before the API, or make it a REST API.';
const policy = 'Leave it out, and let an authorizer decide, or make it a REST API.';

describe('settings that AWS has for other kinds of APIs', () => {
  it.each<[kind: string, make: (more: object) => BaseStack, setting: string, was: unknown, where: string, fix: string]>(
    [
      ['an HTTP', httpStacks.hello, 'requestsPerFiveMinutes', 1000, 'dev-hello-http-api', firewall],
      ['an HTTP', httpStacks.shop, 'firewallLog', 'all', 'dev-shop-http-api', firewall],
      ['an HTTP', httpStacks.itemsHttp, 'allowedCidrs', ['10.0.0.0/8'], 'dev-items-http-api', policy],
      ['an HTTP', httpStacks.usersHttp, 'privateTo', ['10.0.0.0/8'], 'dev-users-http-api', policy],
      ['a WebSocket', chat, 'requestsPerFiveMinutes', 1000, 'dev-chat-websocket-api', firewall],
      [
        'a WebSocket',
        chat,
        'mutualTls',
        mutualTls,
        'dev-chat-websocket-api',
        'Leave it out: AWS has mutual TLS for HTTP and REST APIs alone.',
      ],
    ],
  )('are refused at %s API: %#', (kind, make, setting, was, where, fix) => {
    expect(() => make({ [setting]: was })).toThrow(
      propRefusal({ where, prop: `settings.${setting}`, mustBe: `absent for ${kind} API`, was, fix }),
    );
  });
});
