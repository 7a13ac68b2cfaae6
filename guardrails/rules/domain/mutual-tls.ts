import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isNotTrue } from '../apis';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { endpointTypeOf } from '../endpoint-type';
import { domainOf, mappingsOf, restDomain, v2Domain } from './name';

const domainsOf = (api: Resource, model: Model): Resource[] =>
  mappingsOf(api, model).sure.flatMap((one) => domainOf(one, model) ?? []);

/** Rules about `mutual_tls_authentication` of a custom domain, and the APIs behind it. */
export const mutualTlsRules = [
  argument({
    id: 'domain/truststore-uri',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2 CreateDomainName',
    on: [v2Domain, restDomain],
    at: 'mutual_tls_authentication.truststore_uri',
    must: matches(/^s3:\/\/[^/]+\/.+$/, 'be s3://BUCKET/KEY'),
    fix: 'Put the truststore into a bucket.',
  }),
  rule({
    id: 'domain/mutual-tls-policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html',
    on: restDomain,
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
    id: 'domain/truststore-version',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html',
    on: [v2Domain, restDomain],
    demand: 'truststore_version must follow the uploaded truststore',
    fix: 'Set truststore_version = aws_s3_object.NAME.version_id.',
    check: (resource, model) =>
      resource.blocks('mutual_tls_authentication').map((block) => {
        const object = model.follow(block, 'truststore_uri', 'aws_s3_object', 'aws_s3_bucket_object');
        return (
          object !== undefined &&
          block.lacks('truststore_version') &&
          `mutual_tls_authentication.truststore_version must follow ${object.address}, was absent`
        );
      }),
  }),
  rule({
    id: 'domain/mutual-tls-bypass',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html',
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
