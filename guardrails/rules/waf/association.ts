import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference, startOf } from '../apis';
import { rule, shown } from '../define';

const v2Types = ['aws_apigatewayv2_stage', 'aws_apigatewayv2_api'];

function notRestStage(resource: Resource, model: Model): string | undefined {
  const found = model.follow(resource, 'resource_arn', ...v2Types);
  if (found !== undefined) return `resource_arn must be a stage of a REST API, was taken from ${found.address}`;
  const start = startOf(resource.get('resource_arn')) ?? '';
  return /^arn:[\w-]+:(apigateway:[^:]*::\/apis\/|execute-api:)/.test(start)
    ? `resource_arn must be a stage of a REST API, was ${shown(start)}`
    : undefined;
}

/** Rules about the firewall around an API. */
export const surroundingRules = [
  rule({
    id: 'waf/rest-stage',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html',
    on: 'aws_wafv2_web_acl_association',
    demand: 'a web ACL protects stages of REST APIs, not of HTTP or WebSocket APIs',
    fix: 'Use a REST API, or CloudFront in front of the HTTP API.',
    check: notRestStage,
  }),
  rule({
    id: 'waf/regional-resource',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/28753',
    on: 'aws_wafv2_web_acl_association',
    demand: 'a web ACL is associated with what stands in a region: a stage, a load balancer, a user pool',
    fix: 'Set web_acl_id of the CloudFront distribution; name the protected resource, not a part of the web ACL.',
    check: (resource) => {
      const sole = soleReference(resource.symbolic('resource_arn'));
      const start = startOf(resource.get('resource_arn')) ?? '';
      const wrong =
        /(^|\.)aws_(cloudfront_distribution|wafv2_\w+)\.[\w-]+$/.test(sole?.address ?? '') ||
        /^arn:[\w-]+:(cloudfront|wafv2):/.test(start);
      return (
        wrong && `resource_arn must be of a stage, load balancer or user pool, was ${sole?.address ?? shown(start)}`
      );
    },
  }),
  rule({
    id: 'waf/resource-region',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/37778',
    on: 'aws_wafv2_web_acl_association',
    demand: 'a web ACL and what it protects must stand in one region',
    fix: 'Make the web ACL with a provider of the region of the protected resource.',
    check: (resource) => {
      const region = /^arn:[\w-]+:[a-z-]+:([a-z]{2}(?:-[a-z]+)+-\d):/.exec(
        startOf(resource.get('resource_arn')) ?? '',
      )?.[1];
      return (
        region !== undefined &&
        resource.region !== undefined &&
        region !== resource.region &&
        `resource_arn must be in ${resource.region}, was in ${region}`
      );
    },
  }),
  rule({
    id: 'waf/regional-acl',
    severity: 'rejects',
    source: 'botocore 1.43.11, wafv2',
    on: 'aws_wafv2_web_acl_association',
    demand: 'the web ACL of a stage must be REGIONAL',
    fix: 'Use an aws_wafv2_web_acl with scope REGIONAL.',
    check: (resource, model) => {
      const acl = model.follow(resource, 'web_acl_arn', 'aws_wafv2_web_acl');
      const start = startOf(resource.get('web_acl_arn')) ?? '';
      const global = /^arn:[\w-]+:wafv2:[^:]*:[^:]*:global\//.test(start);
      return (
        (global || acl?.get('scope') === 'CLOUDFRONT') &&
        `web_acl_arn must be of a REGIONAL web ACL, ${acl?.address ?? shown(start)} is global`
      );
    },
  }),
];
