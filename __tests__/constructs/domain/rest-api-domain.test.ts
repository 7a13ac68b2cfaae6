import { describe, expect, it } from 'vitest';
import { BasePathMapping } from '../../../constructs/domain/base-path-mapping';
import { Certificate } from '../../../constructs/domain/certificate';
import { HostedZone } from '../../../constructs/domain/hosted-zone';
import { RestApiDomain, type RestApiDomainProps } from '../../../constructs/domain/rest-api-domain';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { answeringIn, apiIn, stageIn } from '../rest-api/rest-fixture';

const withDomain = (props: Partial<RestApiDomainProps> = {}, paths: readonly (string | undefined)[] = [undefined]) =>
  synth((scope) => {
    const api = apiIn(scope);
    answeringIn(scope, api);
    const stage = stageIn(scope, api);
    const zone = new HostedZone(scope, 'main', { domainName: 'myapp.com' });
    const certificate = new Certificate(scope, 'api', { domainName: 'rest.myapp.com', zone });
    const domain = new RestApiDomain(scope, 'api', { domainName: 'rest.myapp.com', certificate, ...props });
    paths.forEach((path, place) => {
      new BasePathMapping(scope, `path_${place}`, { domain, stage, path });
    });
  });

describe('RestApiDomain', () => {
  it('is regional, dual-stack and speaks TLS 1.2, with the certificate once it is issued', () => {
    expect(withDomain().at('aws_api_gateway_domain_name.api')).toMatchObject({
      domain_name: 'rest.myapp.com',
      regional_certificate_arn: '${aws_acm_certificate_validation.api.certificate_arn}',
      endpoint_configuration: { types: ['REGIONAL'], ip_address_type: 'dualstack' },
      security_policy: 'TLS_1_2',
    });
  });

  it('asks callers for a certificate where it is told to', () => {
    const mutualTls = { truststoreUri: 's3://trust/ca.pem', truststoreVersion: 'v1' };

    expect(withDomain({ mutualTls }).at('aws_api_gateway_domain_name.api').mutual_tls_authentication).toEqual({
      truststore_uri: 's3://trust/ca.pem',
      truststore_version: 'v1',
    });
  });

  it.each(['Rest.myapp.com', 'rest_.myapp.com', 'rest.myapp.com.'])('refuses the name %s', (domainName) => {
    expect(() => withDomain({ domainName })).toThrow(
      propRefusal({
        where: 'dev-scratch/RestApiDomain.api',
        prop: 'domainName',
        mustBe: 'a lower-case DNS name without a trailing dot',
        was: domainName,
      }),
    );
  });

  it('refuses a trust store outside S3', () => {
    const mutualTls = { truststoreUri: 'https://trust/ca.pem', truststoreVersion: 'v1' };

    expect(() => withDomain({ mutualTls })).toThrow(
      propRefusal({ prop: 'mutualTls.truststoreUri', mustBe: 's3://<bucket>/<key>' }),
    );
  });
});

describe('BasePathMapping', () => {
  it('leads the root of a domain to a stage that exists', () => {
    const mapping = withDomain().at('aws_api_gateway_base_path_mapping.path_0');

    expect(mapping).toMatchObject({
      api_id: '${aws_api_gateway_rest_api.main.id}',
      domain_name: '${aws_api_gateway_domain_name.api.domain_name}',
      stage_name: '${aws_api_gateway_stage.prod.stage_name}',
    });
    expect(mapping).not.toHaveProperty('base_path');
  });

  it('leads a path to a stage', () => {
    expect(withDomain({}, ['next']).at('aws_api_gateway_base_path_mapping.path_0').base_path).toBe('next');
  });

  it.each(['a/b', '/a', '', 'ping', 'sping'])('refuses the path "%s"', (path) => {
    expect(() => withDomain({}, [path])).toThrow(
      propRefusal({
        where: 'dev-scratch/BasePathMapping.path_0',
        prop: 'path',
        mustBe: "one segment of up to 300 of A-Za-z0-9$_.+!*'()-, not ping or sping",
        was: path,
      }),
    );
  });

  it('refuses a path that leads somewhere already', () => {
    expect(() => withDomain({}, ['next', 'next'])).toThrow(
      propRefusal({
        where: 'dev-scratch/BasePathMapping.path_1',
        prop: 'path',
        mustBe: 'a path that dev-scratch/RestApiDomain.api does not lead to yet',
        was: 'next',
        fix: 'Take another path.',
      }),
    );
  });
});
