import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule } from '../define';
import { matches, oneOf } from '../demands';

/** The Terraform type of a domain of HTTP and WebSocket APIs. */
export const v2Domain = 'aws_apigatewayv2_domain_name';

/** The Terraform type of a domain of REST APIs. */
export const restDomain = 'aws_api_gateway_domain_name';

/** The Terraform type of a mapping. */
export const mapping = 'aws_apigatewayv2_api_mapping';

/** The Terraform type of a base path mapping. */
export const basePath = 'aws_api_gateway_base_path_mapping';

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
export const domainOf = (one: Resource, model: Model): Resource | undefined =>
  model.follow(one, 'domain_name', v2Domain, restDomain);

/** Rules about the name, endpoint type and security policy of a custom domain. */
export const domainNameRules = [
  argument({
    id: 'domain/endpoint-type',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-domain-endpoint-type-regional)',
    on: v2Domain,
    at: 'domain_name_configuration.endpoint_type',
    must: oneOf(['REGIONAL']),
    fix: 'Use REGIONAL, and CloudFront in front if needed.',
  }),
  argument({
    id: 'domain/security-policy',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigateway SecurityPolicy',
    on: v2Domain,
    at: 'domain_name_configuration.security_policy',
    must: oneOf(['TLS_1_2']),
    fix: 'Use TLS_1_2.',
  }),
  argument({
    id: 'domain/name-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html',
    on: [v2Domain, restDomain],
    at: 'domain_name',
    must: matches(
      /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
      'be lower-case labels with dots, a wildcard only as the first',
    ),
    fix: 'Write the name in lower case, without trailing dot or underscore.',
  }),
  rule({
    id: 'domain/security-policy-stated',
    severity: 'misbehaves',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-mutual-tls-security-policy)',
    on: restDomain,
    demand: 'security_policy must be stated',
    fix: 'Set security_policy = "TLS_1_2".',
    check: (resource) =>
      resource.lacks('security_policy') &&
      'security_policy must be stated, was absent, for which the service falls back to TLS_1_0',
  }),
];
