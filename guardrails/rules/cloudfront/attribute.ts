import { isList, type Value } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { rule } from '../define';
import { distribution } from './names';

/** What is handed to an argument by mistake: the type of a resource, and its attributes that the argument cannot take. */
type Mistaken = Readonly<Record<string, readonly string[]>>;

const bucket = ['id', 'bucket', 'arn', 'website_endpoint'];
const ofPolicy = ['name', 'etag', 'arn', 'comment'];

const ofBehaviour: Readonly<Record<string, Mistaken>> = {
  cache_policy_id: { aws_cloudfront_cache_policy: ofPolicy, aws_cloudfront_origin_request_policy: ['id'] },
  origin_request_policy_id: { aws_cloudfront_origin_request_policy: ofPolicy, aws_cloudfront_cache_policy: ['id'] },
  response_headers_policy_id: { aws_cloudfront_response_headers_policy: ofPolicy },
  trusted_key_groups: { aws_cloudfront_key_group: ['name', 'etag'], aws_cloudfront_public_key: ['id', 'name'] },
  realtime_log_config_arn: { aws_cloudfront_realtime_log_config: ['name'] },
  'function_association.function_arn': {
    aws_cloudfront_function: ['id', 'name', 'etag', 'live_stage_etag'],
    aws_lambda_function: ['arn', 'qualified_arn', 'invoke_arn'],
  },
  'lambda_function_association.lambda_arn': { aws_cloudfront_function: ['arn', 'id', 'name'] },
};

/** Each argument of a type, blocks before a dot, that takes one attribute alone. */
const arguments_: Readonly<Record<string, Readonly<Record<string, Mistaken>>>> = {
  [distribution]: {
    'origin.domain_name': {
      aws_api_gateway_stage: ['invoke_url', 'arn', 'id', 'execution_arn'],
      aws_api_gateway_deployment: ['invoke_url', 'id', 'execution_arn'],
      aws_api_gateway_rest_api: ['id', 'arn', 'execution_arn'],
      aws_apigatewayv2_stage: ['invoke_url', 'arn', 'execution_arn'],
      aws_apigatewayv2_api: ['api_endpoint', 'id', 'arn', 'execution_arn'],
      aws_lambda_function_url: ['function_url', 'function_arn', 'id'],
      aws_lambda_function: ['arn', 'invoke_arn'],
      aws_s3_bucket: ['arn'],
      aws_lb: ['arn', 'id'],
    },
    'origin.origin_access_control_id': { aws_cloudfront_origin_access_control: ['name', 'arn', 'etag'] },
    'origin.s3_origin_config.origin_access_identity': {
      aws_cloudfront_origin_access_identity: ['id', 'iam_arn', 's3_canonical_user_id', 'caller_reference', 'etag'],
      aws_cloudfront_origin_access_control: ['id'],
    },
    'logging_config.bucket': { aws_s3_bucket: bucket },
    'viewer_certificate.acm_certificate_arn': {
      aws_acm_certificate: ['domain_name'],
      aws_iam_server_certificate: ['arn', 'id', 'name'],
    },
    'viewer_certificate.iam_certificate_id': {
      aws_iam_server_certificate: ['arn', 'name'],
      aws_acm_certificate: ['arn', 'id'],
    },
    ...Object.fromEntries(
      ['default_cache_behavior', 'ordered_cache_behavior'].flatMap((block) =>
        Object.entries(ofBehaviour).map(([path, mistaken]) => [`${block}.${path}`, mistaken]),
      ),
    ),
  },
  aws_cloudfront_key_group: { items: { aws_cloudfront_public_key: ['name', 'etag', 'caller_reference'] } },
  aws_cloudfront_function: { key_value_store_associations: { aws_cloudfront_key_value_store: ['id', 'name', 'etag'] } },
};

const valuesIn = (body: Body, [name = '', ...rest]: readonly string[]): readonly Value[] => {
  if (rest.length > 0) return body.blocks(name).flatMap((block) => valuesIn(block, rest));
  const value = body.symbolic(name);
  return isList(value) ? value : value === undefined ? [] : [value];
};

function problemsAt(resource: Resource, path: string, mistaken: Mistaken): (string | false)[] {
  return valuesIn(resource, path.split('.')).map((value) => {
    const sole = soleReference(value);
    const type = sole === undefined ? '' : (/^(?!.*\bdata\.)(?:.*\.)?(aws_\w+)\.[\w-]+$/.exec(sole.address)?.[1] ?? '');
    return (
      sole !== undefined &&
      mistaken[type]?.includes(sole.attribute) === true &&
      `${path} must be another attribute than ${sole.attribute} of ${sole.address}`
    );
  });
}

/** The rule about arguments of CloudFront that take one attribute of a resource, and were given another. */
export const distributionAttributeRule = rule({
  id: 'cloudfront/attribute',
  severity: 'rejects',
  source: 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudfront_distribution',
  on: Object.keys(arguments_),
  demand: 'an argument of CloudFront takes the attribute it is named for: a host name, an id or an ARN',
  fix: 'Use bucket_regional_domain_name, cloudfront_access_identity_path, the id of a policy, or the host of a URL by replace().',
  check: (resource) =>
    Object.entries(arguments_[resource.type] ?? {}).flatMap(([path, mistaken]) => problemsAt(resource, path, mistaken)),
});
