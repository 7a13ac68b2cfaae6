import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import type { HttpApi } from '../../../constructs/http-api/http-api';
import { VpcLinkIntegration, type VpcLinkIntegrationProps } from '../../../constructs/http-api/vpc-link-integration';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { vpcLinkIn } from '../network/network-parts';
import { apiIn, stageIn } from './http-parts';

const arnOf = (resource: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${resource}`;
const arn = arnOf('listener/app/pets/50dc6c495c0c9188/f2f7dc8efc522ab2');
const integrationIn = (scope: Construct, api: HttpApi, props: Partial<VpcLinkIntegrationProps> = {}) =>
  new VpcLinkIntegration(scope, 'pets', { api, vpcLink: vpcLinkIn(scope), target: { arn }, ...props });
const integration = (props: Partial<VpcLinkIntegrationProps> = {}) =>
  synth((scope) => integrationIn(scope, apiIn(scope), props)).at('aws_apigatewayv2_integration.pets');
const refusal = (expected: ExpectedRefusal) =>
  propRefusal({ where: 'dev-scratch/VpcLinkIntegration.pets', ...expected });

describe('VpcLinkIntegration', () => {
  it('comes before the one it replaces, which routes still name', () => {
    expect(integration().lifecycle).toEqual({ create_before_destroy: true });
  });

  it("passes the caller's request through the link", () => {
    expect(integration()).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      integration_type: 'HTTP_PROXY',
      integration_uri: arn,
      integration_method: 'ANY',
      connection_type: 'VPC_LINK',
      connection_id: '${aws_apigatewayv2_vpc_link.main.id}',
      payload_format_version: '1.0',
      timeout_milliseconds: 30000,
    });
  });

  it('verifies no name where the target has no certificate', () => {
    expect(integration()).not.toHaveProperty('tls_config');
  });

  it("verifies the name in the target's certificate", () => {
    expect(integration({ target: { arn, serverName: 'pets.myapp.com' } }).tls_config).toEqual({
      server_name_to_verify: 'pets.myapp.com',
    });
  });

  it.each([
    arnOf('listener/net/pets/50dc6c495c0c9188/f2f7dc8efc522ab2'),
    'arn:aws-cn:servicediscovery:cn-north-1:123456789012:service/srv-abc123',
    '${aws_lb_listener.pets.arn}',
  ])('leads to %s', (target) => {
    expect(integration({ target: { arn: target } }).integration_uri).toBe(target);
  });

  it.each([
    arnOf('loadbalancer/app/pets/50dc6c495c0c9188'),
    arnOf('targetgroup/pets/50dc6c495c0c9188'),
    arnOf('listener/gwy/pets/50dc6c495c0c9188/f2f7dc8efc522ab2'),
    'https://pets.internal',
  ])('refuses to lead to %s', (target) => {
    expect(() => integration({ target: { arn: target } })).toThrow(
      refusal({
        prop: 'target.arn',
        mustBe: 'the ARN of a listener of an Application or Network Load Balancer, or of a Cloud Map service',
        was: target,
        fix: "Take the listener's ARN, not that of the load balancer or target group, nor a URL.",
      }),
    );
  });

  it('refuses a server name no certificate has', () => {
    expect(() => integration({ target: { arn, serverName: 'https://pets' } })).toThrow(
      refusal({
        prop: 'target.serverName',
        mustBe: 'a host name',
        was: 'https://pets',
        fix: "Write the name that the target's certificate is for.",
      }),
    );
  });

  it('refuses to wait longer than API Gateway can', () => {
    expect(() => integration({ timeoutMilliseconds: 30_001 })).toThrow(
      refusal({ prop: 'timeoutMilliseconds', mustBe: 'a whole number' }),
    );
  });

  it.each(['first', 'last'])('refuses a path with the name of a stage in front, the stage made %s', (order) => {
    expect(() =>
      synth((scope) => {
        const api = apiIn(scope);
        if (order === 'first') stageIn(scope, 'next', { api, name: 'next' });
        integrationIn(scope, api);
        if (order === 'last') stageIn(scope, 'next', { api, name: 'next' });
      }),
    ).toThrow(
      refusal({
        prop: 'request',
        mustBe: 'a mapping that holds overwrite:path, because dev-scratch/HttpStage.next puts /next before each path',
        was: undefined,
        fix: "Add 'overwrite:path': '$request.path'.",
      }),
    );
  });

  it.each([
    ['$default', undefined],
    ['next', { 'overwrite:path': '$request.path' }],
  ] as const)('serves the stage %s', (name, request) => {
    expect(() =>
      synth((scope) => {
        const api = apiIn(scope);
        integrationIn(scope, api, { request });
        stageIn(scope, 'main', { api, name });
      }),
    ).not.toThrow();
  });
});
