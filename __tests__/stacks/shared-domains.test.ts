import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../config/environment';
import type { SharedDomain } from '../../config/shared-domain';
import { WebSocketApi } from '../../constructs/websocket-api/websocket-api';
import { BaseStack } from '../../stacks/base-stack';
import { shareDomains } from '../../stacks/domain/shared-domains';
import { domainSettings } from '../../stacks/domain-settings';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { nameWebSocketApi } from '../../stacks/name-websocket-api';
import { stageIn } from '../constructs/websocket-api/websocket-parts';
import { propRefusal } from '../support/prop-refusal';
import { below, ListStack, sharing } from '../support/shared-domain-stacks';
import { documentOf } from '../support/synth';

const domainName = 'api.myapp.com';

/** An app of an environment whose shared domains are made. */
function appOf(environment: Environment = sharing): GatehouseApp {
  const app = new GatehouseApp({ outdir: mkdtempSync(join(tmpdir(), 'gatehouse-')) });
  shareDomains(app, environment);
  return app;
}

const withDomain = (api: SharedDomain): Environment => ({ ...sharing, sharedDomains: { api } });

/** What the app writes of a stack. */
const synthesized = (app: GatehouseApp, stack: string) =>
  JSON.parse(readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'));

/** A WebSocket API of somebody's own, of which names alone matter. */
class SocketStack extends BaseStack {
  constructor(app: GatehouseApp, basePath: string | undefined) {
    super(app, sharing, 'sockets');
    const domain = domainSettings(this, 'HTTP', below(basePath));
    const stage = stageIn(this);
    if (!(stage.api instanceof WebSocketApi)) throw new Error('no API');
    this.output('url', nameWebSocketApi(this, { domain, stage }), 'Where clients connect');
  }

  protected override guardrailFindings(): string[] {
    return [];
  }
}

describe('a shared domain', () => {
  it('is a stack of its own, with certificate, proof and records', () => {
    const app = appOf();
    app.synth();
    const { resource, output } = synthesized(app, 'staging-api-domain');

    expect(Object.keys(resource).sort()).toEqual([
      'aws_acm_certificate',
      'aws_acm_certificate_validation',
      'aws_apigatewayv2_domain_name',
      'aws_route53_record',
    ]);
    expect(resource.aws_apigatewayv2_domain_name.api).toMatchObject({
      domain_name: domainName,
      domain_name_configuration: {
        certificate_arn: '${aws_acm_certificate_validation.api.certificate_arn}',
        security_policy: 'TLS_1_2',
      },
    });
    expect(output.url.value).toBe('https://api.myapp.com');
  });

  it('leads to stacks of both kinds, each by a mapping alone that names the domain by its name', () => {
    const app = appOf();
    new ListStack(app, 'http', 'items', below('items'));
    new ListStack(app, 'rest', 'users', below('users/v1'));
    app.synth();
    const [items, users] = ['staging-items', 'staging-users'].map((stack) => synthesized(app, stack));

    expect(items.resource.aws_apigatewayv2_api_mapping).toMatchObject({
      shared: {
        api_id: '${aws_apigatewayv2_api.main.id}',
        api_mapping_key: 'items',
        domain_name: domainName,
        stage: '${aws_apigatewayv2_stage.main.id}',
      },
    });
    expect(users.resource.aws_apigatewayv2_api_mapping).toMatchObject({
      shared: {
        api_id: '${aws_api_gateway_rest_api.main.id}',
        api_mapping_key: 'users/v1',
        domain_name: domainName,
        stage: '${aws_api_gateway_stage.staging.stage_name}',
      },
    });
    expect([items.output.url.value, users.output.url.value]).toEqual([
      'https://api.myapp.com/items',
      'https://api.myapp.com/users/v1',
    ]);
    expect(items.resource.aws_apigatewayv2_api.main.disable_execute_api_endpoint).toBe(true);
    expect(items.resource.aws_acm_certificate).toBeUndefined();
  });

  it('is deployed before the APIs below it', () => {
    const app = appOf();
    new ListStack(app, 'http', 'items', below('items'));
    app.synth();
    const { stacks } = JSON.parse(readFileSync(join(app.outdir, 'manifest.json'), 'utf8'));

    expect(stacks['staging-items'].dependencies).toEqual(['staging-api-domain']);
  });

  it('has a root, which one API takes beside the base paths of others', () => {
    const app = appOf();
    new ListStack(app, 'http', 'home', below());
    new ListStack(app, 'http', 'items', below('items'));
    app.synth();
    const { resource, output } = synthesized(app, 'staging-home');

    expect(resource.aws_apigatewayv2_api_mapping.shared.api_mapping_key).toBeUndefined();
    expect(output.url.value).toBe('https://api.myapp.com');
  });

  it('stands beside a name of an API’s own, so that callers move from one to the other', () => {
    const app = appOf();
    const stack = new ListStack(app, 'http', 'items', { ...below('items'), domainName: 'items.myapp.com' });
    const document = documentOf(stack);

    expect(document.ofType('aws_apigatewayv2_api_mapping')).toEqual([
      'aws_apigatewayv2_api_mapping.api',
      'aws_apigatewayv2_api_mapping.shared',
    ]);
    expect(document.json.output.url.value).toBe('https://api.myapp.com/items');
  });

  it('takes a certificate that exists', () => {
    const arn = 'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b-2c3d';
    const app = appOf(withDomain({ domainName, existingCertificateArn: arn }));
    app.synth();
    const { resource } = synthesized(app, 'staging-api-domain');

    expect(Object.keys(resource)).not.toContain('aws_acm_certificate');
    expect(resource.aws_apigatewayv2_domain_name.api.domain_name_configuration.certificate_arn).toBe(arn);
  });

  it('refuses a certificate of another region', () => {
    const arn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c3d';

    expect(() => appOf(withDomain({ domainName, existingCertificateArn: arn }))).toThrow(
      propRefusal({
        where: 'staging-api-domain',
        prop: 'existingCertificateArn',
        mustBe: 'the ARN of a certificate of ACM in eu-west-1',
        was: arn,
        fix: 'A regional API takes no certificate of another region. Leave it out, and the stack makes one.',
      }),
    );
  });

  it('that exists already has no stack', () => {
    const environment = withDomain({ domainName: 'api.elsewhere.com', existing: true });
    const app = appOf(environment);
    const stack = new ListStack(
      app,
      'http',
      'items',
      { sharedDomain: { domainName: 'api.elsewhere.com', basePath: 'items' } },
      environment,
    );

    expect(app.node.children.map(({ node }) => node.id)).toEqual(['staging-items']);
    expect(documentOf(stack).at('aws_apigatewayv2_api_mapping.shared').domain_name).toBe('api.elsewhere.com');
  });

  it('takes TLS 1.0 of old clients for REST APIs alone', () => {
    const environment = withDomain({ domainName, securityPolicy: 'TLS_1_0' });
    const app = appOf(environment);
    new ListStack(app, 'rest', 'users', below('users'), environment);
    app.synth();
    const { resource } = synthesized(app, 'staging-api-domain');

    expect(resource.aws_api_gateway_domain_name.api.security_policy).toBe('TLS_1_0');
    expect(() => new ListStack(app, 'http', 'items', below('items'), environment)).toThrow(
      propRefusal({
        prop: 'securityPolicy',
        mustBe: 'TLS_1_2 on a domain of HTTP APIs',
        was: 'TLS_1_0',
        fix: 'Change securityPolicy of the shared domain, or give old clients a domain of REST APIs alone.',
      }),
    );
    expect(() => new ListStack(app, 'rest', 'orders', below('orders/v1'), environment)).toThrow(
      propRefusal({ prop: 'path', mustBe: 'one segment on a domain that takes TLS 1.0', was: 'orders/v1' }),
    );
  });

  it('asks callers for certificates where it has a trust store', () => {
    const mutualTls = { truststoreUri: 's3://trust/authorities.pem', truststoreVersion: '1' };
    const app = appOf(withDomain({ domainName, mutualTls }));
    app.synth();

    expect(
      synthesized(app, 'staging-api-domain').resource.aws_apigatewayv2_domain_name.api.mutual_tls_authentication,
    ).toEqual({ truststore_uri: 's3://trust/authorities.pem', truststore_version: '1' });
  });

  it('has the region in its name in a later region, for the APIs below it as well', () => {
    const later: Environment = { ...sharing, region: 'us-east-1' };
    const app = appOf();
    shareDomains(app, later);
    new ListStack(app, 'http', 'items', below('items'));
    const stack = new ListStack(app, 'http', 'items', below('items'), later);
    app.synth();

    expect(documentOf(stack).at('aws_apigatewayv2_api_mapping.shared').domain_name).toBe('us-east-1.api.myapp.com');
    expect(stack.dependencies.map(({ node }) => node.id)).toEqual(['staging-us-east-1-api-domain']);
  });
});

describe('synth refuses', () => {
  it('a base path that two stacks have', () => {
    const app = appOf();
    new ListStack(app, 'http', 'items', below('items'));
    new ListStack(app, 'rest', 'goods', below('items'));

    expect(() => app.synth()).toThrow(
      'sharedDomain api.myapp.com in eu-west-1: basePath items must be of one stage, was of staging-items and staging-goods. Give each a basePath of its own in config/.',
    );
  });

  it('a root that two stacks have', () => {
    const app = appOf();
    new ListStack(app, 'http', 'items', below());
    new ListStack(app, 'rest', 'goods', below(''));

    expect(() => app.synth()).toThrow(
      'sharedDomain api.myapp.com in eu-west-1: the root must be of one stage, was of staging-items and staging-goods.',
    );
  });

  it('a WebSocket API beside others', () => {
    const app = appOf();
    new ListStack(app, 'http', 'items', below('items'));
    new SocketStack(app, 'sockets');

    expect(() => app.synth()).toThrow(
      'sharedDomain api.myapp.com in eu-west-1: must lead to WebSocket APIs alone or to none, was of staging-sockets (WebSocket) and staging-items. Give WebSocket APIs a domain of their own.',
    );
  });

  it('a WebSocket API at several segments, which it takes at one', () => {
    expect(() => new SocketStack(appOf(), 'chat/v1')).toThrow(
      propRefusal({ prop: 'path', mustBe: 'one segment for a WebSocket API', was: 'chat/v1' }),
    );
    expect(documentOf(new SocketStack(appOf(), 'chat')).json.output.url.value).toBe('wss://api.myapp.com/chat');
  });

  it('a domain of which the environment says nothing, with the nearest', () => {
    const sharedDomain = { domainName: 'apis.myapp.com', basePath: 'items' };

    expect(() => new ListStack(appOf(), 'http', 'items', { sharedDomain })).toThrow(
      propRefusal({
        where: 'staging-items',
        prop: 'settings.sharedDomain.domainName',
        mustBe: 'one of sharedDomains of staging, which own it or say that it exists',
        was: 'apis.myapp.com',
        fix: 'Did you mean api.myapp.com? Name it there in config/environments.ts.',
      }),
    );
  });

  it('a domain whose stack nobody made', () => {
    const app = new GatehouseApp({ outdir: mkdtempSync(join(tmpdir(), 'gatehouse-')) });

    expect(() => new ListStack(app, 'http', 'items', below('items'))).toThrow(
      propRefusal({
        where: 'staging-items',
        prop: 'settings.sharedDomain',
        mustBe: 'the domain of a stack that was made before, staging-api-domain',
        was: undefined,
        fix: 'Call shareDomains(app, environment) in main.ts before the APIs.',
      }),
    );
  });

  it.each(['/items', 'items/', 'a//b', 'a b', 'a'.repeat(301)])('the base path %s', (basePath) => {
    expect(() => new ListStack(appOf(), 'http', 'items', below(basePath))).toThrow(
      propRefusal({
        where: 'staging-items/SharedDomainMapping.shared',
        prop: 'path',
        mustBe: "up to 300 of A-Za-z0-9$_.+!*'()- with single slashes between",
        was: basePath,
        fix: 'Write it without slashes at the ends, as in v1 or shop/v1.',
      }),
    );
  });

  it.each(['ping', 'sping'])('the base path %s, which API Gateway answers itself', (basePath) => {
    expect(() => new ListStack(appOf(), 'http', 'items', below(basePath))).toThrow(
      propRefusal({ prop: 'path', mustBe: 'neither ping nor sping', was: basePath }),
    );
  });

  it('a name of its own that is shared', () => {
    const app = appOf();
    new ListStack(app, 'http', 'items', { domainName });

    expect(() => app.synth()).toThrow(
      'domainName api.myapp.com in eu-west-1: must be of one stack, was of staging-api-domain and staging-items.',
    );
  });

  it('a shared name outside the hosted zones', () => {
    expect(() => appOf(withDomain({ domainName: 'api.elsewhere.com' }))).toThrow(
      propRefusal({
        where: 'staging-api-domain',
        prop: 'sharedDomains.api.domainName',
        mustBe: 'a name in myapp.com, the hosted zones of the environment',
        was: 'api.elsewhere.com',
      }),
    );
  });

  it('a word that names no stack', () => {
    expect(() => appOf({ ...sharing, sharedDomains: { My_API: { domainName } } })).toThrow(
      propRefusal({ prop: 'sharedDomains', mustBe: 'named by lower-case words with hyphens between', was: 'My_API' }),
    );
  });

  it('mutual TLS with TLS 1.0', () => {
    const mutualTls = { truststoreUri: 's3://trust/authorities.pem', truststoreVersion: '1' };

    expect(() => appOf(withDomain({ domainName, mutualTls, securityPolicy: 'TLS_1_0' }))).toThrow(
      propRefusal({ prop: 'securityPolicy', mustBe: 'TLS_1_2 with mutual TLS', was: 'TLS_1_0' }),
    );
  });

  it('a way around the mutual TLS of a name of its own', () => {
    const mutualTls = { truststoreUri: 's3://trust/authorities.pem', truststoreVersion: '1' };
    const names = { ...below('items'), domainName: 'items.myapp.com', mutualTls };

    expect(() => new ListStack(appOf(), 'http', 'items', names)).toThrow(
      propRefusal({
        where: 'staging-items',
        prop: 'settings.sharedDomain',
        mustBe: 'a domain with mutualTls, as settings.domainName has it',
        was: domainName,
      }),
    );
  });

  it('an existing certificate without a name of its own', () => {
    const existingCertificateArn = 'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b-2c3d';

    expect(() => new ListStack(appOf(), 'http', 'items', { ...below('items'), existingCertificateArn })).toThrow(
      propRefusal({
        prop: 'settings.existingCertificateArn',
        mustBe: 'absent without settings.domainName',
        was: existingCertificateArn,
      }),
    );
  });
});

it('a name of its own takes a certificate that exists', () => {
  const existingCertificateArn = 'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b-2c3d';
  const document = documentOf(
    new ListStack(appOf(), 'rest', 'items', { domainName: 'items.myapp.com', existingCertificateArn }),
  );

  expect(document.ofType('aws_acm_certificate')).toEqual([]);
  expect(document.at('aws_api_gateway_domain_name.api').regional_certificate_arn).toBe(existingCertificateArn);
});
