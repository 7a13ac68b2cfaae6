import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern, checkWholeNumber } from '../prop-check';
import { type ManagedRuleGroup, managedRules, rateRule, visibility } from './web-acl-rules';

/** What {@link WebAcl} takes. */
export interface WebAclProps {
  /** Name of the web ACL, 1 to 128 letters, digits, hyphens and underscores. */
  readonly name: string;

  /**
   * Requests from one address in five minutes, 10 to 2000000000, above which it is blocked until it slows down.
   */
  readonly requestsPerFiveMinutes: number;

  /**
   * Rule groups that AWS keeps, in the order in which they look at a request.
   *
   * @default ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet']
   */
  readonly managedRuleGroups?: readonly ManagedRuleGroup[];
}

/**
 * A regional web ACL: it lets requests through unless a rule blocks them. Blocked callers get 403 before any authorizer is asked.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html
 */
export class WebAcl extends NamedConstruct {
  /** ARN of the web ACL. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    this.check(props);

    const groups = props.managedRuleGroups ?? defaultGroups;
    this.arn = new Wafv2WebAcl(this, 'Default', {
      name: props.name,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rule: [
        ...groups.map((group, priority) => managedRules(group, priority)),
        rateRule(props.requestsPerFiveMinutes, groups.length),
      ],
      visibilityConfig: visibility(props.name),
    }).arn;
  }

  private check({ name, requestsPerFiveMinutes }: WebAclProps): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^[\w-]{1,128}$/,
      mustBe: '1 to 128 letters, digits, hyphens and underscores',
      fix: 'Shorten it, and replace other characters.',
    });
    checkWholeNumber(this, {
      prop: 'requestsPerFiveMinutes',
      value: requestsPerFiveMinutes,
      least: 10,
      most: 2_000_000_000,
      unit: 'requests',
      fix: 'Begin with ten times what a busy caller needs.',
    });
  }
}

const defaultGroups = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'] as const;
