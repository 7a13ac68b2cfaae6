import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import type { DomainMapping } from './mapping';

/** The custom domains of a document, whether or not anything is mapped to them. */
export const readDomains = (model: Model): string[] =>
  model
    .ofType('aws_apigatewayv2_domain_name', 'aws_api_gateway_domain_name')
    .flatMap((domain) => textOf(domain.get('domain_name'))?.toLowerCase() ?? []);

/** The custom domains that lead to APIs of a document, whoever makes them. */
export const mappedDomains = (model: Model): string[] => readMappings(model).map(({ domain }) => domain);

/** The addresses of domains that want certificates of their callers. */
export const mutualTlsDomains = (model: Model): string[] =>
  model
    .ofType('aws_apigatewayv2_domain_name', 'aws_api_gateway_domain_name')
    .filter((domain) => domain.block('mutual_tls_authentication') !== undefined)
    .map(({ address }) => address);

/** API mappings and base path mappings alike. */
export const readMappings = (model: Model): DomainMapping[] => [
  ...model
    .ofType('aws_apigatewayv2_api_mapping')
    .map((mapping) => mappingOf(mapping, { key: 'api_mapping_key', stage: 'stage' })),
  ...model
    .ofType('aws_api_gateway_base_path_mapping')
    .map((mapping) => mappingOf(mapping, { key: 'base_path', stage: 'stage_name' })),
];

function mappingOf(resource: Resource, names: { readonly key: string; readonly stage: string }): DomainMapping {
  const key = textOf(resource.get(names.key)) ?? '';
  return {
    domain: (textOf(resource.get('domain_name')) ?? '').toLowerCase(),
    key: key === '(none)' ? '' : key,
    apiId: textOf(resource.get('api_id')) ?? '',
    stage: textOf(resource.get(names.stage)),
  };
}
