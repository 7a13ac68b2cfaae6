import { apiId, drawn, hexId } from '../ids';
import type { Attributes, Subject } from '../subject';

const own: Attributes = { id: (of) => of.id };
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const arn = (of: Subject, rest: string): string => of.arn('apigateway', rest, of.region, '');
const invokeUrl = (of: Subject, stage: string): string =>
  `https://${of.text('rest_api_id')}.execute-api.${of.region}.${of.dnsSuffix}/${stage}`;

const api: Attributes = {
  id: (of) => of.id,
  arn: (of) => arn(of, `/restapis/${of.id}`),
  execution_arn: (of) => of.arn('execute-api', of.id),
  root_resource_id: (of) => apiId(`${of.seed}/`),
  created_date: () => '2026-01-01T00:00:00Z',
  api_key_source: () => 'HEADER',
};

/** The path of a resource: those of its parents before its own part. */
function pathOf(of: Subject): string {
  const parent = of.model.follow(of.resource, 'parent_id', 'aws_api_gateway_resource');
  const above = parent?.type === 'aws_api_gateway_resource' ? String(parent.attribute('path') ?? '') : '';
  return `${above}/${of.text('path_part')}`;
}

const deployment: Attributes = {
  id: (of) => of.id,
  invoke_url: (of) => invokeUrl(of, of.text('stage_name')),
  execution_arn: (of) => of.arn('execute-api', `${of.text('rest_api_id')}/${of.text('stage_name')}`),
  created_date: () => '2026-01-01T00:00:00Z',
};

const stage: Attributes = {
  id: (of) => `ags-${of.text('rest_api_id')}-${of.text('stage_name')}`,
  arn: (of) => arn(of, `/restapis/${of.text('rest_api_id')}/stages/${of.text('stage_name')}`),
  execution_arn: (of) => of.arn('execute-api', `${of.text('rest_api_id')}/${of.text('stage_name')}`),
  invoke_url: (of) => invokeUrl(of, of.text('stage_name')),
};

const domain: Attributes = {
  id: (of) => of.text('domain_name'),
  arn: (of) => arn(of, `/domainnames/${of.text('domain_name')}`),
  domain_name_id: (of) => of.id,
  regional_domain_name: (of) => `d-${of.id}.execute-api.${of.region}.${of.dnsSuffix}`,
  regional_zone_id: (of) => `Z${of.id.toUpperCase()}`,
  cloudfront_domain_name: (of) => `${drawn(of.seed, 14)}.cloudfront.net`,
  cloudfront_zone_id: () => 'Z2FDTNDATAQYW2',
};

const method: Attributes = {
  id: (of) => `agm-${of.text('rest_api_id')}-${of.text('resource_id')}-${of.text('http_method')}`,
};
const integration: Attributes = {
  id: (of) => `agi-${of.text('rest_api_id')}-${of.text('resource_id')}-${of.text('http_method')}`,
};

const keyValue = (of: Subject): string => drawn(of.seed, 40, letters);

/** REST APIs. */
export const restApiAttributes: Readonly<Record<string, Attributes>> = {
  aws_api_gateway_account: { id: () => 'api-gateway-account' },
  aws_api_gateway_api_key: { id: (of) => of.id, arn: (of) => arn(of, `/apikeys/${of.id}`), value: keyValue },
  aws_api_gateway_authorizer: {
    id: (of) => of.id,
    arn: (of) => arn(of, `/restapis/${of.text('rest_api_id')}/authorizers/${of.id}`),
  },
  aws_api_gateway_base_path_mapping: { id: (of) => `${of.text('domain_name')}/${of.text('base_path')}` },
  aws_api_gateway_client_certificate: {
    id: (of) => of.id,
    arn: (of) => arn(of, `/clientcertificates/${of.id}`),
  },
  aws_api_gateway_deployment: deployment,
  aws_api_gateway_domain_name: domain,
  aws_api_gateway_gateway_response: { id: (of) => `aggr-${of.text('rest_api_id')}-${of.text('response_type')}` },
  aws_api_gateway_integration: integration,
  aws_api_gateway_integration_response: own,
  aws_api_gateway_method: method,
  aws_api_gateway_method_response: own,
  aws_api_gateway_method_settings: own,
  aws_api_gateway_model: own,
  aws_api_gateway_request_validator: own,
  aws_api_gateway_resource: { id: (of) => of.id, path: pathOf },
  aws_api_gateway_rest_api: api,
  aws_api_gateway_rest_api_policy: { id: (of) => of.text('rest_api_id') },
  aws_api_gateway_stage: stage,
  aws_api_gateway_usage_plan: { id: (of) => of.id, arn: (of) => arn(of, `/usageplans/${of.id}`) },
  aws_api_gateway_usage_plan_key: {
    id: (of) => of.text('key_id'),
    value: (of) => of.of('key_id', 'aws_api_gateway_api_key', 'value'),
    name: (of) => of.of('key_id', 'aws_api_gateway_api_key', 'name'),
  },
  aws_api_gateway_vpc_link: { id: (of) => of.id, arn: (of) => arn(of, `/vpclinks/${of.id}`) },
  aws_wafv2_web_acl: {
    id: (of) => hexId(of.seed, 32),
    arn: (of) => of.arn('wafv2', `regional/webacl/${of.text('name')}/${hexId(of.seed, 32)}`),
  },
};
