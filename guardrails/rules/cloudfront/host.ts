import type { Value } from '../../../terraform/language/value';
import { onlyReference, outlineOf } from '../apis';
import { shown } from '../define';

/** Attributes that hold the host of something, and of what is never a bucket. */
const hosts: Readonly<Record<string, readonly string[]>> = {
  aws_lb: ['dns_name'],
  aws_alb: ['dns_name'],
  aws_elb: ['dns_name'],
  aws_instance: ['public_dns', 'private_dns', 'public_ip', 'private_ip'],
  aws_eip: ['public_dns', 'private_dns', 'public_ip'],
  aws_elastic_beanstalk_environment: ['cname', 'endpoint_url'],
  aws_globalaccelerator_accelerator: ['dns_name'],
  aws_apprunner_service: ['service_url'],
  aws_cloudfront_distribution: ['domain_name'],
  aws_api_gateway_domain_name: ['domain_name', 'regional_domain_name', 'cloudfront_domain_name'],
  aws_apigatewayv2_domain_name: ['domain_name'],
  aws_route53_record: ['fqdn'],
};

/** The host that a value is, where it is an attribute of what is never a bucket. */
function hostNamed(value: Value | undefined): string | undefined {
  const { address = '', attribute = '' } = onlyReference(value) ?? {};
  const [, type = ''] = /^(?:.*\.)?(aws_\w+)\.[\w-]+$/.exec(address) ?? [];
  return hosts[type]?.includes(attribute) ? `${attribute} of ${address}` : undefined;
}

/** The host of an origin that is certainly no bucket, as far as it is known. */
export function hostOfNoBucket(written: Value | undefined, value: Value | undefined): string | undefined {
  const text = outlineOf(value, '*');
  if (text === undefined) return hostNamed(written);
  const isNone =
    typeof value === 'string' ? !/\.s3[.-]/.test(text) : /\.(execute-api|elb|lambda-url|elasticbeanstalk)\./.test(text);
  return isNone ? shown(text) : undefined;
}
