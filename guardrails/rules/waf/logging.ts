import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { startOf } from '../apis';
import { rule } from '../define';

/** The region of the web ACL that a logging configuration is about. */
function regionOf(resource: Resource, model: Model): string | undefined {
  const acl = model.follow(resource, 'resource_arn', 'aws_wafv2_web_acl');
  return acl?.region ?? /^arn:[\w-]+:wafv2:([a-z0-9-]+):/.exec(startOf(resource.get('resource_arn')) ?? '')?.[1];
}

/** A rule about the logs of web ACLs. */
export const wafLoggingRule = rule({
  id: 'waf/logging-region',
  severity: 'rejects',
  source: 'https://github.com/hashicorp/terraform-provider-aws/issues/29705',
  on: 'aws_wafv2_web_acl_logging_configuration',
  demand: 'a web ACL and its logging configuration must be made in one region',
  fix: 'Use the provider of the web ACL, which is one of us-east-1 for CloudFront.',
  check: (resource, model) => {
    const region = regionOf(resource, model);
    return (
      region !== undefined &&
      resource.region !== undefined &&
      region !== resource.region &&
      `resource_arn must be in ${resource.region}, was in ${region}`
    );
  },
});
