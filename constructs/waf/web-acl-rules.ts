import type { Wafv2WebAclRule, Wafv2WebAclVisibilityConfig } from '@cdktf/provider-aws/lib/wafv2-web-acl';

/**
 * Rule groups that AWS keeps up to date.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export type ManagedRuleGroup =
  | 'AWSManagedRulesCommonRuleSet'
  | 'AWSManagedRulesKnownBadInputsRuleSet'
  | 'AWSManagedRulesAmazonIpReputationList'
  | 'AWSManagedRulesAnonymousIpList'
  | 'AWSManagedRulesSQLiRuleSet';

/** The rules of a group, each with the action AWS gives it. */
export function managedRules(group: ManagedRuleGroup, priority: number): Wafv2WebAclRule {
  return {
    name: group,
    priority,
    overrideAction: { none: {} },
    statement: { managed_rule_group_statement: { name: group, vendor_name: 'AWS' } },
    visibilityConfig: visibility(group),
  };
}

/** Blocks an address that asks too often. */
export function rateRule(requestsPerFiveMinutes: number, priority: number): Wafv2WebAclRule {
  return {
    name: 'RateLimit',
    priority,
    action: { block: {} },
    statement: {
      rate_based_statement: {
        aggregate_key_type: 'IP',
        evaluation_window_sec: 300,
        limit: requestsPerFiveMinutes,
      },
    },
    visibilityConfig: visibility('RateLimit'),
  };
}

/** Every rule has a metric, and keeps samples of what it blocked for three hours. */
export function visibility(metricName: string): Wafv2WebAclVisibilityConfig {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}
