import { describe, expect, it } from 'vitest';
import { Certificate } from '../../../constructs/domain/certificate';
import { HostedZone } from '../../../constructs/domain/hosted-zone';
import { HttpApiDomain } from '../../../constructs/domain/http-api-domain';
import { HttpApiMapping } from '../../../constructs/domain/http-api-mapping';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, stageIn } from '../http-api/http-parts';

const mapping = (path: string) =>
  synth((scope) => {
    const api = apiIn(scope);
    const domainName = 'shop.myapp.com';
    const zone = new HostedZone(scope, 'main', { domainName: 'myapp.com' });
    const certificate = new Certificate(scope, 'api', { domainName, zone });
    const stage = stageIn(scope, 'main', { api });
    const domain = new HttpApiDomain(scope, 'api', { domainName, certificate, stage });
    const next = stageIn(scope, 'next', { api, name: 'next' });
    new HttpApiMapping(scope, 'next', { domain, stage: next, path });
  }).at('aws_apigatewayv2_api_mapping.next');

describe('HttpApiMapping', () => {
  it('puts one more stage under a path of a domain', () => {
    expect(mapping('shop/next')).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      domain_name: '${aws_apigatewayv2_domain_name.api.id}',
      stage: '${aws_apigatewayv2_stage.next.id}',
      api_mapping_key: 'shop/next',
    });
  });

  it.each(['', '/next', 'next/', 'a//b', 'a b', 'a'.repeat(301)])('refuses the path %s', (path) => {
    expect(() => mapping(path)).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpApiMapping.next',
        prop: 'path',
        mustBe: "up to 300 of A-Za-z0-9$_.+!*'()- with single slashes between",
        was: path,
        fix: 'Write it without slashes at the ends, as in v1 or shop/v1.',
      }),
    );
  });
});
