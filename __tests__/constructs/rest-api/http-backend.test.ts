import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { LoadBalancer, type LoadBalancerProps } from '../../../constructs/network/load-balancer';
import type { HttpBackendProps } from '../../../constructs/rest-api/http-backend';
import { RestDeployment } from '../../../constructs/rest-api/rest-deployment';
import { RestHttpIntegration } from '../../../constructs/rest-api/rest-http-integration';
import { RestHttpProxyIntegration } from '../../../constructs/rest-api/rest-http-proxy-integration';
import { type RestHttpMethod, RestMethod } from '../../../constructs/rest-api/rest-method';
import { RestResponse } from '../../../constructs/rest-api/rest-response';
import { RestVpcLink } from '../../../constructs/rest-api/rest-vpc-link';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { securityGroupIn, vpc, vpcLinkIn } from '../network/network-parts';
import { apiIn, itemsIn, stageIn } from './rest-fixture';

type Given = Partial<HttpBackendProps>;

const methodIn = (scope: Construct, httpMethod: RestHttpMethod = 'GET') =>
  new RestMethod(scope, 'read', {
    path: itemsIn(scope, apiIn(scope)).path,
    httpMethod,
    authorizer: 'iam',
    parameters: { 'querystring.id': 'optional' },
    cacheKey: ['querystring.id'],
  });

const document = (given: (scope: Construct) => Given = () => ({}), httpMethod?: RestHttpMethod) =>
  synth((scope) => {
    const method = methodIn(scope, httpMethod);
    new RestHttpProxyIntegration(scope, 'read', { method, url: 'https://example.com/items', ...given(scope) });
    new RestDeployment(scope, 'main', { api: method.api });
  });
const proxy = (given: Given = {}, httpMethod?: RestHttpMethod) =>
  document(() => given, httpMethod).at('aws_api_gateway_integration.read');
const refusal = (expected: ExpectedRefusal) =>
  propRefusal({ where: 'dev-scratch/RestHttpProxyIntegration.read', ...expected });

const balancerIn = (scope: Construct, props: Partial<LoadBalancerProps> = {}) =>
  new LoadBalancer(scope, 'api', {
    name: 'dev-api',
    type: 'network',
    vpc,
    securityGroup: securityGroupIn(scope, 'api'),
    privateLinkOpen: true,
    ...props,
  });

describe('RestHttpProxyIntegration', () => {
  it('passes a request on with its own method', () => {
    expect(proxy()).toMatchObject({
      type: 'HTTP_PROXY',
      uri: 'https://example.com/items',
      integration_http_method: 'GET',
      cache_key_parameters: ['method.request.querystring.id'],
      timeout_milliseconds: 29_000,
    });
    expect(proxy({}, 'ANY').integration_http_method).toBe('ANY');
    expect(proxy({ backendMethod: 'POST' }).integration_http_method).toBe('POST');
  });

  it('maps parts of the request, variables and constants', () => {
    const request = {
      'path.id': 'querystring.id',
      'header.X-Id': 'context.requestId',
      'querystring.of': "'api'",
    } as const;

    expect(proxy({ url: 'https://example.com/items/{id}', request }).request_parameters).toEqual({
      'integration.request.path.id': 'method.request.querystring.id',
      'integration.request.header.X-Id': 'context.requestId',
      'integration.request.querystring.of': "'api'",
    });
  });

  it('reads stage variables, which every stage then has to set', () => {
    const url = 'https://${stageVariables.host}/items' as const;
    const withStage = () =>
      synth((scope) => {
        const method = methodIn(scope);
        new RestHttpProxyIntegration(scope, 'read', { method, url });
        stageIn(scope, method.api);
      });

    expect(proxy({ url }).uri).toBe('https://$${stageVariables.host}/items');
    expect(withStage).toThrow('host');
  });

  it.each<[string, Given, ExpectedRefusal]>([
    [
      'a URL without scheme',
      { url: 'example.com' as 'https://x' },
      {
        prop: 'url',
        mustBe: 'a whole http or https URL',
        was: 'example.com',
        fix: 'Write it with scheme and host; a private host needs via.',
      },
    ],
    [
      'a variable that nothing fills',
      { url: 'https://example.com/{id}' },
      {
        prop: 'url',
        mustBe: 'a URL with the variables that request fills, none',
        was: 'https://example.com/{id}',
        fix: 'Map path.id, and write {id} where it goes.',
      },
    ],
    [
      'a mapping to a variable that is not there',
      { request: { 'path.id': 'querystring.id' } },
      { prop: 'url', mustBe: 'a URL with the variables that request fills, {id}' },
    ],
    [
      'a parameter that the method does not know',
      { request: { 'header.X-Id': 'header.X-Other' } },
      {
        prop: 'request[header.X-Id]',
        mustBe: "one of the method's parameters, context.<name>, stageVariables.<name> or a constant in single quotes",
        was: 'header.X-Other',
        fix: "Add it to the method's parameters, which are querystring.id, or put a constant in single quotes.",
      },
    ],
    [
      'a place that is none',
      { request: { 'integration.request.header.X': "'1'" } as HttpBackendProps['request'] & object },
      {
        prop: 'request',
        mustBe: 'a mapping to header.<name>, querystring.<name> or path.<name>',
        was: 'integration.request.header.X',
        fix: 'Write it as in header.X-Request-ID, without integration.request.',
      },
    ],
    [
      'a header that API Gateway writes',
      { request: { 'header.Content-Length': "'1'" } },
      {
        prop: 'request',
        mustBe: 'without headers that API Gateway writes itself',
        was: 'header.Content-Length',
        fix: 'Leave it out.',
      },
    ],
    [
      'a time-out above 29 seconds',
      { timeoutMilliseconds: 30_000 },
      { prop: 'timeoutMilliseconds', mustBe: 'a whole number from 50 to 29000 milliseconds', was: 30_000 },
    ],
  ])('refuses %s', (_, given, expected) => {
    expect(() => proxy(given)).toThrow(refusal(expected));
  });
});

describe('RestHttpIntegration', () => {
  const translated = (answered: boolean) =>
    synth((scope) => {
      const method = methodIn(scope, 'POST');
      const integration = new RestHttpIntegration(scope, 'read', { method, url: 'https://example.com' });
      new RestResponse(scope, 'success', { integration, statusCode: '200' });
      if (answered)
        new RestResponse(scope, 'failure', { integration, statusCode: '502', selectionPattern: '[45]\\d\\d' });
      new RestDeployment(scope, 'main', { api: method.api });
    });

  it('passes JSON on, and nothing else', () => {
    expect(translated(true).at('aws_api_gateway_integration.read')).toMatchObject({
      type: 'HTTP',
      request_templates: { 'application/json': "$input.json('$')" },
      passthrough_behavior: 'NEVER',
    });
  });

  it('refuses to answer errors of the backend as successes', () => {
    expect(() => translated(false)).toThrow(
      'dev-scratch/RestHttpIntegration.read: responses must hold one whose selectionPattern takes 500, was none.',
    );
  });
});

describe('a private backend', () => {
  it('is reached by a link to a Network Load Balancer, made before an old one goes', () => {
    const made = document((scope) => ({
      via: new RestVpcLink(scope, 'main', { name: 'dev', loadBalancer: balancerIn(scope) }),
    }));

    expect(made.at('aws_api_gateway_vpc_link.main')).toMatchObject({
      name: 'dev',
      target_arns: ['${aws_lb.api.arn}'],
      lifecycle: { create_before_destroy: true },
    });
    expect(made.at('aws_api_gateway_integration.read')).toMatchObject({
      connection_type: 'VPC_LINK',
      connection_id: '${aws_api_gateway_vpc_link.main.id}',
    });
    expect(made.json.terraform.required_providers.aws.version).toBe('>= 5.100.0, < 7.0.0');
  });

  it('is reached by a link to an Application Load Balancer, with a provider that has it', () => {
    const made = document((scope) => {
      const loadBalancer = balancerIn(scope, { type: 'application', privateLinkOpen: false });
      return { via: { vpcLink: vpcLinkIn(scope), loadBalancer } };
    });

    expect(made.at('aws_api_gateway_integration.read')).toMatchObject({
      connection_type: 'VPC_LINK',
      connection_id: '${aws_apigatewayv2_vpc_link.main.id}',
      integration_target: '${aws_lb.api.arn}',
    });
    expect(made.json.terraform.required_providers.aws.version).toBe('>= 6.25.0, < 7.0.0');
  });

  it.each<[string, Partial<LoadBalancerProps>, ExpectedRefusal]>([
    [
      'an Application Load Balancer',
      { type: 'application', privateLinkOpen: false },
      {
        prop: 'loadBalancer',
        mustBe: 'a Network Load Balancer',
        was: 'application',
        fix: 'Lead to an Application Load Balancer by via: { vpcLink, loadBalancer } of the integration.',
      },
    ],
    [
      'a load balancer that would keep its requests out',
      { privateLinkOpen: false },
      {
        prop: 'loadBalancer.privateLinkOpen',
        mustBe: 'true behind the VPC link of a REST API',
        was: false,
        fix: "Set it, or the load balancer's security group keeps the link's requests out.",
      },
    ],
  ])('is not %s, for a link of REST APIs', (_, props, expected) => {
    const link = () =>
      document((scope) => ({
        via: new RestVpcLink(scope, 'main', { name: 'dev', loadBalancer: balancerIn(scope, props) }),
      }));

    expect(link).toThrow(propRefusal({ where: 'dev-scratch/RestVpcLink.main', ...expected }));
  });

  it('is no listener, for a link of both kinds', () => {
    const arn = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/b/c';

    expect(() => document((scope) => ({ via: { vpcLink: vpcLinkIn(scope), loadBalancer: { arn } } }))).toThrow(
      refusal({
        prop: 'via.loadBalancer.arn',
        mustBe: 'the ARN of an Application or Network Load Balancer',
        was: arn,
        fix: 'Take that of the load balancer, not of its listener.',
      }),
    );
  });
});
