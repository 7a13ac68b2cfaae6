import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { onlyReference, startOf } from '../apis';
import { awaitsValidation, certificate, regionInArn } from '../certificate/certificate';
import { rule, shown } from '../define';
import { endpointTypeOf } from '../endpoint-type';
import { dependsOnSome } from '../ordering';
import { restDomain, v2Domain } from './name';

const configurationOf = (resource: Resource): Body =>
  resource.type === v2Domain ? (resource.block('domain_name_configuration') ?? resource) : resource;

/** The certificate behind an argument, also through its validation. */
const certificateOf = (body: Body, name: string, model: Model): Resource | undefined =>
  model.follow(body, name, certificate);

/** The region a certificate argument certainly lies in. */
function certificateRegion(body: Body, name: string, model: Model): { region: string; where: string } | undefined {
  const held = certificateOf(body, name, model);
  if (held?.region !== undefined) return { region: held.region, where: held.address };
  const region = regionInArn(body.get(name));
  return region === undefined ? undefined : { region, where: shown(body.get(name)) };
}

/** Whether ACM has a certificate from elsewhere, so that it tells nothing of who owns the domain. */
const isFromElsewhere = (held: Resource): boolean =>
  held.has('private_key') === true || held.has('certificate_authority_arn') === true;

/** Where a domain names its certificates: a domain of version 2 has the second one alone, in its configuration. */
const certificateArguments = ['regional_certificate_arn', 'certificate_arn'];

/** Rules about the certificates of a custom domain. */
export const domainCertificateRules = [
  rule({
    id: 'domain/certificate-region',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html',
    on: [v2Domain, restDomain],
    demand: 'the certificate of a REGIONAL domain must be in the region of the API',
    fix: 'Request and validate the certificate with the provider of the domain.',
    check: (resource, model) => {
      const name = resource.type === v2Domain ? 'certificate_arn' : 'regional_certificate_arn';
      const found = certificateRegion(configurationOf(resource), name, model);
      const { region } = resource;
      return (
        found !== undefined &&
        region !== undefined &&
        region !== found.region &&
        `${name} must be a certificate in ${region}, ${found.where} is in ${found.region}`
      );
    },
  }),
  rule({
    id: 'domain/certificate-validated',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html',
    on: [v2Domain, restDomain],
    demand: 'a domain must wait for the validation of its certificate',
    fix: 'Use certificate_arn of the aws_acm_certificate_validation.',
    check: (resource, model) =>
      certificateArguments.map((name) => {
        const held = certificateOf(configurationOf(resource), name, model);
        if (held === undefined || !awaitsValidation(held) || model.hasOpaqueModules) return undefined;
        const { sure } = model.related('aws_acm_certificate_validation', 'certificate_arn', held);
        const waits = dependsOnSome('aws_acm_certificate_validation', resource, model);
        return (
          !waits &&
          `${name} must wait for a validated certificate, ${held.address} is used directly${sure[0] ? `, not through ${sure[0].address}` : ''}`
        );
      }),
  }),
  rule({
    id: 'domain/wildcard-certificate',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html',
    on: v2Domain,
    demand: 'a wildcard domain needs a certificate validated by DNS or e-mail',
    fix: 'Request the certificate from ACM.',
    check: (resource, model) => {
      const held = certificateOf(configurationOf(resource), 'certificate_arn', model);
      return (
        held?.has('private_key') === true &&
        /^\*\./.test(startOf(resource.get('domain_name')) ?? '') &&
        `certificate_arn must be validated by ACM for a wildcard, ${held.address} is imported`
      );
    },
  }),
  rule({
    id: 'domain/certificate-service',
    severity: 'rejects',
    source: 'https://github.com/amplify-education/serverless-domain-manager/issues/369',
    on: [v2Domain, restDomain],
    demand: 'the certificate of a domain must be one of ACM',
    fix: 'Request the certificate from ACM, or import it there.',
    check: (resource) =>
      certificateArguments.map((name) => {
        const body = configurationOf(resource);
        const start = startOf(body.get(name)) ?? '';
        const sole = onlyReference(body.symbolic(name));
        const foreign = /^arn:[\w-]+:(?!acm:)[a-z0-9-]+:/.test(start);
        const held = /(^|\.)aws_iam_server_certificate\./.test(sole?.address ?? '');
        return (foreign || held) && `${name} must be a certificate of ACM, was ${held ? sole?.address : shown(start)}`;
      }),
  }),
  rule({
    id: 'domain/certificate-argument',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-regional-certificate-property)',
    on: restDomain,
    demand: 'a REGIONAL domain takes regional_certificate_arn, an EDGE domain certificate_arn',
    fix: 'Use the argument of the endpoint type.',
    check: (resource) => {
      const type = endpointTypeOf(resource);
      return [
        type === 'REGIONAL' &&
          resource.has('certificate_arn') === true &&
          'certificate_arn must be absent on a REGIONAL domain, was given',
        type === 'EDGE' &&
          resource.has('regional_certificate_arn') === true &&
          'regional_certificate_arn must be absent on an EDGE domain, was given',
      ];
    },
  }),
  rule({
    id: 'domain/edge-certificate-region',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html',
    on: restDomain,
    demand: 'the certificate of an EDGE domain must be in us-east-1',
    fix: 'Request the certificate with a provider for us-east-1.',
    check: (resource, model) => {
      const type = endpointTypeOf(resource);
      const found =
        type === 'EDGE' || resource.lacks('endpoint_configuration')
          ? certificateRegion(resource, 'certificate_arn', model)
          : undefined;
      return (
        found !== undefined &&
        found.region !== 'us-east-1' &&
        `certificate_arn must be in us-east-1 on an EDGE domain, ${found.where} is in ${found.region}`
      );
    },
  }),
  rule({
    id: 'domain/certificate-given',
    severity: 'rejects',
    source: 'botocore 1.43.11, CreateDomainName; message unverified',
    on: restDomain,
    demand: 'a domain needs a certificate',
    fix: 'Set regional_certificate_arn or certificate_arn.',
    check: (resource) =>
      ['certificate_arn', 'regional_certificate_arn', 'certificate_name', 'regional_certificate_name'].every((name) =>
        resource.lacks(name),
      ) && 'must have a certificate argument, had none',
  }),
  rule({
    id: 'domain/mutual-tls-ownership',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html',
    on: [v2Domain, restDomain],
    demand: 'mutual TLS with an imported or private certificate needs ownership_verification_certificate_arn',
    fix: 'Name a public ACM certificate of the same domain.',
    check: (resource, model) =>
      certificateArguments.map((name) => {
        const held = certificateOf(configurationOf(resource), name, model);
        const needed =
          resource.blocks('mutual_tls_authentication').length > 0 && held !== undefined && isFromElsewhere(held);
        return (
          needed &&
          configurationOf(resource).lacks('ownership_verification_certificate_arn') &&
          `ownership_verification_certificate_arn must be given beside ${held.address}, was absent`
        );
      }),
  }),
];
