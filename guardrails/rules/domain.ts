import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { isList } from '../model/value';
import { isNotTrue, startOf } from './apis';
import { argument, rule, shown } from './define';
import { matches, oneOf } from './demands';
import { dependsOn } from './ordering';

/** The Terraform type of HTTP and WebSocket APIs. */
export const v2 = 'aws_apigatewayv2_domain_name';

/** The Terraform type of REST APIs. */
export const v1 = 'aws_api_gateway_domain_name';

/** The Terraform type of a mapping. */
export const mapping = 'aws_apigatewayv2_api_mapping';

/** The Terraform type of a base path mapping. */
export const basePath = 'aws_api_gateway_base_path_mapping';

const certificate = 'aws_acm_certificate';

const configurationOf = (resource: Resource): Body =>
  resource.type === v2 ? (resource.block('domain_name_configuration') ?? resource) : resource;

/** The certificate behind an argument, also through its validation. */
function certificateOf(body: Body, name: string, model: Model): Resource | undefined {
  const found = model.follow(body, name, certificate);
  return found?.type === certificate ? found : undefined;
}

/** The region a certificate argument certainly lies in. */
function certificateRegion(body: Body, name: string, model: Model): { region: string; where: string } | undefined {
  const held = certificateOf(body, name, model);
  if (held?.region !== undefined) return { region: held.region, where: held.address };
  const [, region] = /^arn:[\w-]+:acm:([a-z0-9-]+):/.exec(startOf(body.get(name)) ?? '') ?? [];
  return region === undefined ? undefined : { region, where: shown(body.get(name)) };
}

/** Endpoint type of a REST domain, when it is stated. */
export function endpointTypeOf(resource: Resource): string | undefined {
  const types = resource.block('endpoint_configuration')?.get('types');
  return isList(types) && types.length === 1 && typeof types[0] === 'string' ? types[0] : undefined;
}

const isImported = (held: Resource): boolean =>
  held.has('private_key') === true || held.has('certificate_authority_arn') === true;

const certificates = [
  rule({
    id: 'domain/certificate-region',
    fact: 'R131',
    on: [v2, v1],
    demand: 'the certificate of a REGIONAL domain must be in the region of the API',
    fix: 'Request and validate the certificate with the provider of the domain.',
    check: (resource, model) => {
      const name = resource.type === v2 ? 'certificate_arn' : 'regional_certificate_arn';
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
  argument({
    id: 'domain/endpoint-type',
    fact: 'R132',
    on: v2,
    at: 'domain_name_configuration.endpoint_type',
    must: oneOf(['REGIONAL']),
    fix: 'Use REGIONAL, and CloudFront in front if needed.',
  }),
  argument({
    id: 'domain/security-policy',
    fact: 'R133',
    on: v2,
    at: 'domain_name_configuration.security_policy',
    must: oneOf(['TLS_1_2']),
    fix: 'Use TLS_1_2.',
  }),
  argument({
    id: 'domain/name-form',
    fact: 'R134',
    on: [v2, v1],
    at: 'domain_name',
    must: matches(
      /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
      'be lower-case labels with dots, a wildcard only as the first',
    ),
    fix: 'Write the name in lower case, without trailing dot or underscore.',
  }),
  rule({
    id: 'domain/certificate-validated',
    fact: 'R135',
    on: [v2, v1],
    demand: 'a domain must wait for the validation of its certificate',
    fix: 'Use certificate_arn of the aws_acm_certificate_validation.',
    check: (resource, model) =>
      certificateArguments(resource).map((name) => {
        const held = certificateOf(configurationOf(resource), name, model);
        if (held === undefined || isImported(held) || held.lacks('validation_method') || model.hasOpaqueModules)
          return undefined;
        const { sure } = model.related('aws_acm_certificate_validation', 'certificate_arn', held);
        const waits = model.ofType('aws_acm_certificate_validation').some((one) => dependsOn(resource, one, model));
        return (
          !waits &&
          `${name} must wait for a validated certificate, ${held.address} is used directly${sure[0] ? `, not through ${sure[0].address}` : ''}`
        );
      }),
  }),
  rule({
    id: 'domain/wildcard-certificate',
    fact: 'R136',
    on: v2,
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
];

const certificateArguments = (resource: Resource): string[] =>
  resource.type === v2 ? ['certificate_arn'] : ['regional_certificate_arn', 'certificate_arn'];

const mutualTls = [
  argument({
    id: 'domain/truststore-uri',
    fact: 'R137',
    on: [v2, v1],
    at: 'mutual_tls_authentication.truststore_uri',
    must: matches(/^s3:\/\/[^/]+\/.+$/, 'be s3://BUCKET/KEY'),
    fix: 'Put the truststore into a bucket.',
  }),
  rule({
    id: 'domain/mutual-tls-policy',
    fact: 'R138',
    on: v1,
    demand: 'mutual TLS needs a REGIONAL domain with TLS_1_2',
    fix: 'Set security_policy = "TLS_1_2" and endpoint type REGIONAL.',
    check: (resource) => {
      if (resource.blocks('mutual_tls_authentication').length === 0) return undefined;
      const policy = resource.get('security_policy');
      return [
        (policy === undefined || policy === 'TLS_1_0') &&
          `security_policy must be TLS_1_2 with mutual TLS, was ${shown(policy)}`,
        endpointTypeOf(resource) === 'EDGE' &&
          'endpoint_configuration.types must be REGIONAL with mutual TLS, was "EDGE"',
      ];
    },
  }),
  rule({
    id: 'domain/mutual-tls-ownership',
    fact: 'R139',
    on: [v2, v1],
    demand: 'mutual TLS with an imported or private certificate needs ownership_verification_certificate_arn',
    fix: 'Name a public ACM certificate of the same domain.',
    check: (resource, model) =>
      certificateArguments(resource).map((name) => {
        const held = certificateOf(configurationOf(resource), name, model);
        const needed =
          resource.blocks('mutual_tls_authentication').length > 0 && held !== undefined && isImported(held);
        return (
          needed &&
          configurationOf(resource).lacks('ownership_verification_certificate_arn') &&
          `ownership_verification_certificate_arn must be given beside ${held.address}, was absent`
        );
      }),
  }),
  rule({
    id: 'domain/truststore-version',
    fact: 'R140',
    on: [v2, v1],
    demand: 'truststore_version must follow the uploaded truststore',
    fix: 'Set truststore_version = aws_s3_object.NAME.version_id.',
    check: (resource, model) =>
      resource.blocks('mutual_tls_authentication').map((block) => {
        const object = model.follow(block, 'truststore_uri', 'aws_s3_object', 'aws_s3_bucket_object');
        return (
          object !== undefined &&
          /^aws_s3_(bucket_)?object$/.test(object.type) &&
          block.lacks('truststore_version') &&
          `mutual_tls_authentication.truststore_version must follow ${object.address}, was absent`
        );
      }),
  }),
  rule({
    id: 'domain/mutual-tls-bypass',
    fact: 'R013',
    on: ['aws_apigatewayv2_api', 'aws_api_gateway_rest_api'],
    demand: 'an API behind mutual TLS must switch its execute-api endpoint off',
    fix: 'Set disable_execute_api_endpoint = true.',
    check: (resource, model) => {
      if (!isNotTrue(resource, 'disable_execute_api_endpoint')) return undefined;
      const domain = domainsOf(resource, model).find((one) => one.blocks('mutual_tls_authentication').length > 0);
      return (
        domain &&
        `disable_execute_api_endpoint must be true behind the mutual TLS of ${domain.address}, was ${shown(resource.get('disable_execute_api_endpoint'))}`
      );
    },
  }),
];

/** Mappings of both kinds that lead to an API. */
export const mappingsOf = (
  api: Resource,
  model: Model,
): { readonly sure: readonly Resource[]; readonly open: boolean } => {
  const kinds = [model.related(mapping, 'api_id', api), model.related(basePath, 'api_id', api)];
  return {
    sure: kinds.flatMap(({ sure }) => sure),
    open: kinds.some(({ maybe }) => maybe.length > 0) || model.hasOpaqueModules,
  };
};

/** The domain that a mapping is on, when the configuration holds it. */
export const domainOf = (one: Resource, model: Model): Resource | undefined => {
  const found = model.follow(one, 'domain_name', v2, v1);
  return found?.type === v2 || found?.type === v1 ? found : undefined;
};

const domainsOf = (api: Resource, model: Model): Resource[] =>
  mappingsOf(api, model).sure.flatMap((one) => domainOf(one, model) ?? []);

const restDomains = [
  rule({
    id: 'domain/certificate-argument',
    fact: 'R148',
    on: v1,
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
    fact: 'R149',
    on: v1,
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
    fact: 'R150',
    on: v1,
    demand: 'a domain needs a certificate',
    fix: 'Set regional_certificate_arn or certificate_arn.',
    check: (resource) =>
      ['certificate_arn', 'regional_certificate_arn', 'certificate_name', 'regional_certificate_name'].every((name) =>
        resource.lacks(name),
      ) && 'must have a certificate argument, had none',
  }),
  rule({
    id: 'domain/security-policy-stated',
    fact: 'R151',
    on: v1,
    demand: 'security_policy must be stated',
    fix: 'Set security_policy = "TLS_1_2".',
    check: (resource) =>
      resource.lacks('security_policy') &&
      'security_policy must be stated, was absent, for which the service falls back to TLS_1_0',
  }),
];

/** Rules about custom domains and their mappings. */
export const domainRules = [...certificates, ...mutualTls, ...restDomains];
