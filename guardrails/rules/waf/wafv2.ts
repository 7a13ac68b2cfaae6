import { isList, numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { startOf } from '../apis';
import { rule, shown } from '../define';

const acl = 'aws_wafv2_web_acl';
const groups = ['managed_rule_group_statement', 'rule_group_reference_statement'];
const provider = (issue: number): string => `https://github.com/hashicorp/terraform-provider-aws/issues/${issue}`;

function actionProblem(one: Body): (string | false)[] {
  const statement = one.block('statement');
  const named = `rule ${shown(one.get('name'))}`;
  const [own, over] = [one.blocks('action'), one.blocks('override_action')];
  if (statement === undefined || one.has('action') === undefined || one.has('override_action') === undefined) return [];
  const isGroup = groups.some((name) => statement.blocks(name).length > 0);
  const kinds = own.flatMap((block) => block.names.filter((name) => block.has(name) !== false));
  return [
    isGroup && over.length === 0 && `${named} must have override_action for a rule group, had none`,
    isGroup && own.length > 0 && `${named} must have no action for a rule group, had one`,
    !isGroup && own.length === 0 && `${named} must have an action, had none`,
    !isGroup && over.length > 0 && `${named} must have no override_action without a rule group, had one`,
    kinds.length > 1 && `${named} must have one action, had ${kinds.join(' and ')}`,
  ];
}

const countOf = (block: Body): number | undefined => {
  const statements = block.symbolic('statement');
  return isList(statements) ? statements.length : block.blocks('statement').length;
};

const joined = (statement: Body, depth = 0): Body[] =>
  depth > 4
    ? []
    : ['and_statement', 'or_statement'].flatMap((name) =>
        statement
          .blocks(name)
          .flatMap((block) => [block, ...block.blocks('statement').flatMap((inner) => joined(inner, depth + 1))]),
      );

function priorityProblem(resource: Resource): string | false {
  const priorities = resource.blocks('rule').map((one) => numberOf(one.get('priority')));
  const twice = priorities.find((one, at) => one !== undefined && priorities.indexOf(one) !== at);
  return twice !== undefined && `rule must have a priority of its own, ${twice} stands twice`;
}

/** A block of IPv4 addresses, written with its first one; undefined for what is no such block. */
function firstOf(block: string): string | undefined {
  const [, address = '', bits = ''] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d|[12]\d|3[0-2])$/.exec(block) ?? [];
  if (address === '') return undefined;
  const size = 2 ** (32 - Number(bits));
  const number = address
    .split('.')
    .map(Number)
    .reduce((sum, part) => sum * 256 + part);
  const first = number - (number % size);
  return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.')}/${bits}`;
}

/** A block of IPv4 addresses, and one of IPv6 addresses. */
const fours = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!\/)|(?=\/))){4}\/(3[0-2]|[12]?\d)$/;
const sixes = /^[0-9a-f:.]+\/(12[0-8]|1[01]\d|\d{1,2})$/i;

/** Rules about web ACLs, their rules and their logs. */
export const wafRules = [
  rule({
    id: 'waf/rule-action',
    severity: 'rejects',
    source: provider(42217),
    on: acl,
    demand: 'a rule must have one action, or override_action where it names a rule group',
    fix: 'Use override_action { none {} } for rule groups, and action for all other rules.',
    check: (resource) => resource.blocks('rule').flatMap(actionProblem),
  }),
  rule({
    id: 'waf/joined-statements',
    severity: 'rejects',
    source: provider(34320),
    on: [acl, 'aws_wafv2_rule_group'],
    demand: 'and_statement and or_statement need at least two statements',
    fix: 'Add a statement, or write the only one without the and or or.',
    check: (resource) =>
      resource
        .blocks('rule')
        .flatMap((one) => one.blocks('statement').flatMap((statement) => joined(statement)))
        .map((block) => countOf(block) === 1 && 'and_statement and or_statement must have two statements, had 1'),
  }),
  rule({
    id: 'waf/priority-unique',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html',
    on: [acl, 'aws_wafv2_rule_group'],
    demand: 'each rule must have a priority of its own',
    fix: 'Number the rules differently.',
    check: priorityProblem,
  }),
  rule({
    id: 'waf/global-region',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html',
    on: [acl, 'aws_wafv2_ip_set', 'aws_wafv2_rule_group', 'aws_wafv2_regex_pattern_set'],
    demand: 'scope CLOUDFRONT must be made in us-east-1',
    fix: 'Use a provider for us-east-1.',
    check: (resource) =>
      resource.get('scope') === 'CLOUDFRONT' &&
      resource.region !== undefined &&
      resource.region !== 'us-east-1' &&
      `scope CLOUDFRONT must be made in us-east-1, was in ${resource.region}`,
  }),
  rule({
    id: 'waf/addresses',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateIPSet.html',
    on: 'aws_wafv2_ip_set',
    demand: 'addresses must be CIDR blocks of the version of the set, and not /0',
    fix: 'Write for example 192.0.2.1/32.',
    check: (resource) => {
      const [list, version] = [resource.get('addresses'), resource.get('ip_address_version')];
      const form = version === 'IPV6' ? sixes : fours;
      return (isList(list) ? list : []).map((one) => {
        const text = textOf(one);
        return (
          text !== undefined &&
          (!form.test(text) || text.endsWith('/0')) &&
          `addresses must be CIDR blocks of ${shown(version)}, and not all addresses, was ${shown(text)}`
        );
      });
    },
  }),
  rule({
    id: 'waf/address-first',
    severity: 'rejects',
    source: 'https://github.com/aws/aws-cdk/issues/20003',
    on: 'aws_wafv2_ip_set',
    demand: 'a CIDR block of IPv4 addresses must be written with its first address',
    fix: 'Write the first address of the block, or the one address with /32.',
    check: (resource) => {
      const list = resource.get('addresses');
      return (isList(list) ? list : []).map((one) => {
        const text = textOf(one) ?? '';
        const first = firstOf(text);
        return first !== undefined && first !== text && `addresses must be written as ${first}, was ${shown(text)}`;
      });
    },
  }),
  rule({
    id: 'waf/log-destination',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_LoggingConfiguration.html',
    on: 'aws_wafv2_web_acl_logging_configuration',
    demand: 'the log destination must have a name that starts with aws-waf-logs-',
    fix: 'Rename the log group, stream or bucket.',
    check: (resource, model) => {
      const found = model.follow(
        resource,
        'log_destination_configs',
        'aws_cloudwatch_log_group',
        'aws_kinesis_firehose_delivery_stream',
        'aws_s3_bucket',
      );
      const given = found?.get(found.type === 'aws_s3_bucket' ? 'bucket' : 'name');
      const name = startOf(given);
      return (
        name !== undefined &&
        (typeof given === 'string' || name.length >= 13) &&
        !name.startsWith('aws-waf-logs-') &&
        `log_destination_configs must be named aws-waf-logs-..., ${found?.address} is ${shown(name)}`
      );
    },
  }),
];
