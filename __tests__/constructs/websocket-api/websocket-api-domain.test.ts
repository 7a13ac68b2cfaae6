import { describe, expect, it } from 'vitest';
import { Certificate } from '../../../constructs/domain/certificate';
import { HostedZone } from '../../../constructs/domain/hosted-zone';
import { WebSocketApiDomain } from '../../../constructs/domain/websocket-api-domain';
import { WebSocketApi } from '../../../constructs/websocket-api/websocket-api';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { stageIn } from './websocket-parts';

const domain = ({ domainName = 'ws.myapp.com', path }: { domainName?: string; path?: string } = {}) =>
  synth((scope) => {
    const zone = new HostedZone(scope, 'main', { domainName: 'myapp.com' });
    const certificate = new Certificate(scope, 'api', { domainName: 'ws.myapp.com', zone });
    const stage = stageIn(scope);
    const api = scope.node.findChild('WebSocketApi.main');
    if (!(api instanceof WebSocketApi)) throw new Error('no API');
    new WebSocketApiDomain(scope, 'api', { domainName, certificate, stage, path });
  });

describe('WebSocketApiDomain', () => {
  it('is regional, TLS 1.2, dual-stack, with a certificate that has been issued', () => {
    expect(domain().at('aws_apigatewayv2_domain_name.api')).toMatchObject({
      domain_name: 'ws.myapp.com',
      domain_name_configuration: {
        certificate_arn: '${aws_acm_certificate_validation.api.certificate_arn}',
        endpoint_type: 'REGIONAL',
        security_policy: 'TLS_1_2',
        ip_address_type: 'dualstack',
      },
    });
  });

  it('maps its root to the stage', () => {
    expect(domain().at('aws_apigatewayv2_api_mapping.api')).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      domain_name: '${aws_apigatewayv2_domain_name.api.id}',
      stage: '${aws_apigatewayv2_stage.main.id}',
    });
  });

  it('maps one segment', () => {
    expect(domain({ path: 'chat' }).at('aws_apigatewayv2_api_mapping.api')).toMatchObject({ api_mapping_key: 'chat' });
  });

  it.each(['/chat', 'chat/', 'chat/v1', ''])('refuses the path "%s"', (path) => {
    expect(() => domain({ path })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketApiDomain.api',
        prop: 'path',
        mustBe: "one segment of up to 300 of A-Za-z0-9$_.+!*'()-",
        was: path,
        fix: 'Write it without slashes, as in chat; only HTTP and REST APIs have paths of several segments.',
      }),
    );
  });

  it('refuses a name with capitals', () => {
    expect(() => domain({ domainName: 'WS.myapp.com' })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketApiDomain.api',
        prop: 'domainName',
        mustBe: 'a lower-case DNS name without a trailing dot',
        was: 'WS.myapp.com',
        fix: 'Write it as in api.myapp.com.',
      }),
    );
  });
});
