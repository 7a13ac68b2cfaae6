import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import type { Construct } from 'constructs';
import { keptLogGroup, type LogKeeping } from '../logging/kept-log-group';
import { NamedConstruct } from '../named-construct';
import { checkOneOf, checkPattern } from '../prop-check';
import type { WebAcl } from './web-acl';

/** What {@link WebAclLog} takes. */
export interface WebAclLogProps extends LogKeeping {
  /** What looks at requests. */
  readonly webAcl: WebAcl;

  /** Last part of the log group's name, after `aws-waf-logs-`, which AWS wants: up to 499 letters, digits and . - _ / #. */
  readonly name: string;

  /** Which requests are logged: those that a rule blocked, or all. */
  readonly logged: 'blocked' | 'all';
}

/** Headers that hold tokens and keys. */
const secretHeaders = ['authorization', 'cookie', 'x-api-key'];

/**
 * What a web ACL did with requests, in the log group `<id>`. AWS adds the right to write there to the log policy of the account when
 * the log is switched on.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
 */
export class WebAclLog extends NamedConstruct {
  constructor(scope: Construct, id: string, props: WebAclLogProps) {
    super(scope, id);
    this.check(props);
    const group = keptLogGroup(this, 'Default', `aws-waf-logs-${props.name}`, props);
    new Wafv2WebAclLoggingConfiguration(this, 'configuration.Default', {
      resourceArn: props.webAcl.arn,
      logDestinationConfigs: [group.arn],
      redactedFields: secretHeaders.map((header) => ({ singleHeader: { name: header } })),
      loggingFilter: props.logged === 'all' ? undefined : blockedAlone,
    });
  }

  private check({ name, logged }: WebAclLogProps): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^[.\-_/#A-Za-z0-9]{1,499}$/,
      mustBe: 'up to 499 letters, digits and . - _ / #',
      fix: 'Replace other characters by hyphens.',
    });
    checkOneOf<string>(this, { prop: 'logged', value: logged, allowed: ['blocked', 'all'], fix: 'Take blocked.' });
  }
}

const blockedAlone = {
  defaultBehavior: 'DROP',
  filter: [{ behavior: 'KEEP', requirement: 'MEETS_ANY', condition: [{ actionCondition: { action: 'BLOCK' } }] }],
};
