import { textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { rule } from '../define';
import { balancers, kindOf } from '../load-balancer/names';

const acl = 'aws_wafv2_web_acl';
const group = 'aws_wafv2_rule_group';
const parts = ['aws_wafv2_ip_set', 'aws_wafv2_regex_pattern_set', group];
const answer = 'https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html';

/** The sets and groups that rules refer to. */
const partsOf = (resource: Resource, model: Model): readonly Resource[] =>
  model.ofType(...parts).filter((one) => one !== resource && resource.mentions(one) && one.key === undefined);

/** Rules about the scope of web ACLs, and of what belongs to them. */
export const wafScopeRules = [
  rule({
    id: 'waf/one-scope',
    severity: 'rejects',
    source: answer,
    on: [acl, group],
    demand: 'a web ACL refers to sets and groups of its own scope',
    fix: 'Set the same scope on both.',
    check: (resource, model) => {
      const scope = textOf(resource.get('scope'));
      return partsOf(resource, model).map((one) => {
        const other = textOf(one.get('scope'));
        return (
          scope !== undefined &&
          other !== undefined &&
          scope !== other &&
          `rule must refer to what has scope ${scope}, ${one.address} has ${other}`
        );
      });
    },
  }),
  rule({
    id: 'waf/application-balancer',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html',
    on: 'aws_wafv2_web_acl_association',
    demand: 'a web ACL protects application load balancers, not network ones',
    fix: 'Use an application load balancer.',
    check: (resource, model) => {
      const balancer = model.follow(resource, 'resource_arn', ...balancers);
      return (
        kindOf(balancer) === 'network' &&
        `resource_arn must be of an application load balancer, ${balancer?.address} is a network one`
      );
    },
  }),
  rule({
    id: 'cloudfront/web-acl',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
    on: 'aws_cloudfront_distribution',
    demand: 'a distribution takes the ARN of a web ACL of scope CLOUDFRONT',
    fix: 'Use arn of an aws_wafv2_web_acl with scope CLOUDFRONT.',
    check: (resource, model) => {
      const found = model.follow(resource, 'web_acl_id', acl);
      const value = resource.symbolic('web_acl_id');
      const attribute = value instanceof Unknown ? soleReference(value)?.attribute : undefined;
      return [
        found?.get('scope') === 'REGIONAL' && `web_acl_id must be of scope CLOUDFRONT, ${found.address} is REGIONAL`,
        found?.type === acl && attribute === 'id' && `web_acl_id must be the ARN of ${found.address}, was its id`,
      ];
    },
  }),
];
