import { describe, expect, it } from 'vitest';
import { AliasRecords } from '../../../constructs/domain/alias-records';
import { Certificate } from '../../../constructs/domain/certificate';
import { HostedZone } from '../../../constructs/domain/hosted-zone';
import { HttpApiDomain, type HttpApiDomainProps } from '../../../constructs/domain/http-api-domain';
import { HttpApi } from '../../../constructs/http-api/http-api';
import { HttpStage } from '../../../constructs/http-api/http-stage';
import { AccessLogGroup } from '../../../constructs/logging/access-log-group';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const certificate = (domainName: string) =>
  synth((scope) => {
    const zone = new HostedZone(scope, 'main', { domainName: 'myapp.com' });
    new Certificate(scope, 'api', { domainName, zone });
  });
const domain = (props: Partial<HttpApiDomainProps> = {}) =>
  synth((scope) => {
    const zone = new HostedZone(scope, 'main', { domainName: 'myapp.com' });
    const api = new HttpApi(scope, 'main', { name: 'dev' });
    const accessLog = new AccessLogGroup(scope, 'api', { name: 'dev', retentionDays: 7 });
    const stage = new HttpStage(scope, 'main', { api, accessLog, throttle: { burstLimit: 1, rateLimit: 1 } });
    const domainName = 'api.myapp.com';
    const { target } = new HttpApiDomain(scope, 'api', {
      domainName,
      certificate: new Certificate(scope, 'api', { domainName, zone }),
      stage,
      ...props,
    });
    new AliasRecords(scope, 'api', { zone, domainName, target });
  });

describe('HostedZone', () => {
  it('is the public zone of its name', () => {
    expect(certificate('api.myapp.com').at('data.aws_route53_zone.main')).toMatchObject({
      name: 'myapp.com',
      private_zone: false,
    });
  });
});

describe('Certificate', () => {
  it('is proven by DNS and replaced before the old one goes', () => {
    expect(certificate('api.myapp.com').at('aws_acm_certificate.api')).toMatchObject({
      domain_name: 'api.myapp.com',
      validation_method: 'DNS',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('stays in the region of its stack', () => {
    expect(certificate('api.myapp.com').at('aws_acm_certificate.api')).not.toHaveProperty('provider');
  });

  it('writes one proof for each name ACM asks for', () => {
    expect(certificate('api.myapp.com').at('aws_route53_record.cert_validation')).toMatchObject({
      for_each:
        '${{ for key, val in tolist(aws_acm_certificate.api.domain_validation_options): val.domain_name => val }}',
      zone_id: '${data.aws_route53_zone.main.zone_id}',
      name: '${each.value.resource_record_name}',
      type: '${each.value.resource_record_type}',
      records: ['${each.value.resource_record_value}'],
      ttl: 60,
      allow_overwrite: true,
    });
  });

  it('is waited for until ACM has seen the proof', () => {
    expect(certificate('api.myapp.com').at('aws_acm_certificate_validation.api')).toMatchObject({
      certificate_arn: '${aws_acm_certificate.api.arn}',
      validation_record_fqdns: '${[ for key, val in aws_route53_record.cert_validation: val.fqdn]}',
    });
  });

  it.each(['API.myapp.com', 'a_b.com', 'myapp.com.', 'a.*.com', 'localhost'])('refuses the name %s', (domainName) => {
    expect(() => certificate(domainName)).toThrow(
      propRefusal({
        where: 'dev-scratch/Certificate.api',
        prop: 'domainName',
        mustBe: 'a lower-case DNS name without a trailing dot',
        was: domainName,
        fix: 'Write it as in api.myapp.com.',
      }),
    );
  });

  it.each(['a.myapp.com,b.myapp.com', 'a.myapp.com b.myapp.com'])(
    'refuses %s, whose proofs no plan can tell apart',
    (domainName) => {
      expect(() => certificate(domainName)).toThrow(
        propRefusal({
          prop: 'domainName',
          mustBe: 'one name, because Terraform cannot plan the records that prove several',
          was: domainName,
          fix: 'Make a certificate for each name, or one for a wildcard.',
        }),
      );
    },
  );

  it('refuses a name longer than a common name', () => {
    const domainName = `${'a'.repeat(60)}.myapp.com`;

    expect(() => certificate(domainName)).toThrow(
      propRefusal({
        where: 'dev-scratch/Certificate.api',
        prop: 'domainName',
        mustBe: 'at most 64 characters, the length of a common name',
        was: domainName,
        fix: 'Take a shorter name, or a wildcard of the domain above it.',
      }),
    );
  });
});

describe('HttpApiDomain', () => {
  it('waits for an issued certificate and speaks TLS 1.2 over IPv4 and IPv6', () => {
    expect(domain().at('aws_apigatewayv2_domain_name.api')).toMatchObject({
      domain_name: 'api.myapp.com',
      domain_name_configuration: {
        certificate_arn: '${aws_acm_certificate_validation.api.certificate_arn}',
        endpoint_type: 'REGIONAL',
        security_policy: 'TLS_1_2',
        ip_address_type: 'dualstack',
      },
    });
  });

  it('maps its root to the stage', () => {
    expect(domain().at('aws_apigatewayv2_api_mapping.api')).toEqual(
      expect.objectContaining({
        api_id: '${aws_apigatewayv2_api.main.id}',
        domain_name: '${aws_apigatewayv2_domain_name.api.id}',
        stage: '${aws_apigatewayv2_stage.main.id}',
      }),
    );
  });

  it('asks callers for a certificate where a trust store is named', () => {
    const mutualTls = { truststoreUri: 's3://bucket/ca.pem', truststoreVersion: 'v1' };

    expect(domain({ mutualTls }).at('aws_apigatewayv2_domain_name.api').mutual_tls_authentication).toEqual({
      truststore_uri: 's3://bucket/ca.pem',
      truststore_version: 'v1',
    });
  });

  it.each([
    [
      { mutualTls: { truststoreUri: 'https://bucket/ca.pem', truststoreVersion: 'v1' } },
      {
        prop: 'mutualTls.truststoreUri',
        mustBe: 's3://<bucket>/<key>',
        was: 'https://bucket/ca.pem',
        fix: 'Put the PEM bundle into a versioned bucket and name it.',
      },
    ],
    [
      { path: '/v1' },
      {
        prop: 'path',
        mustBe: "up to 300 of A-Za-z0-9$_.+!*'()- with single slashes between",
        was: '/v1',
        fix: 'Write it without slashes at the ends, as in v1 or shop/v1.',
      },
    ],
  ] as [Partial<HttpApiDomainProps>, ExpectedRefusal][])('refuses %j', (props, expected) => {
    expect(() => domain(props)).toThrow(propRefusal({ where: 'dev-scratch/HttpApiDomain.api', ...expected }));
  });
});

describe('AliasRecords', () => {
  it.each([
    ['aws_route53_record.api', 'A'],
    ['aws_route53_record.api_ipv6', 'AAAA'],
  ])('leads callers at %s by a record of type %s', (address, type) => {
    expect(domain().at(address)).toMatchObject({
      zone_id: '${data.aws_route53_zone.main.zone_id}',
      name: 'api.myapp.com',
      type,
      alias: {
        name: '${aws_apigatewayv2_domain_name.api.domain_name_configuration[0].target_domain_name}',
        zone_id: '${aws_apigatewayv2_domain_name.api.domain_name_configuration[0].hosted_zone_id}',
        evaluate_target_health: false,
      },
    });
  });
});
