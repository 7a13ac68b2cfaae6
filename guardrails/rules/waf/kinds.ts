import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { numberBetween } from '../demands';
import { allStatements, detailsOf, kindsOf } from './statements';

const acl = 'aws_wafv2_web_acl';
const holders = [acl, 'aws_wafv2_rule_group'];
const api = (name: string): string => `https://docs.aws.amazon.com/waf/latest/APIReference/API_${name}.html`;

/** Says that a block is of no kind or of several, where it is one alone. */
function oneKind(block: Body, name: string): string | false {
  const kinds = kindsOf(block);
  const open = kinds.some((kind) => block.has(kind) === undefined);
  return (
    !open &&
    kinds.length !== 1 &&
    `${name} must be of one kind, was of ${kinds.length === 0 ? 'none' : kinds.join(' and ')}`
  );
}

/** The actions of the rules of an ACL, those that stand over actions of a rule group, too. */
const actionsOf = (resource: Resource): (readonly [name: string, block: Body])[] => [
  ...resource.blocks('default_action').map((block) => ['default_action', block] as const),
  ...resource
    .blocks('rule')
    .flatMap((one) =>
      ['action', 'override_action'].flatMap((name) =>
        one.blocks(name).map((block) => [`${name} of rule ${shown(one.get('name'))}`, block] as const),
      ),
    ),
  ...detailsOf(allStatements(resource))
    .flatMap((block) => block.blocks('rule_action_override'))
    .flatMap((over) =>
      over.blocks('action_to_use').map((block) => ['rule_action_override.action_to_use', block] as const),
    ),
];

const fieldsOf = (resource: Resource): readonly Body[] =>
  detailsOf(allStatements(resource)).flatMap((block) => block.blocks('field_to_match'));

function transformationProblem(block: Body): string | false {
  const priorities = block.blocks('text_transformation').map((one) => numberOf(one.get('priority')));
  const twice = priorities.find((one, at) => one !== undefined && priorities.indexOf(one) !== at);
  return twice !== undefined && `text_transformation must have a priority of its own, ${twice} stands twice`;
}

/** Managed rule groups that ask for settings: what to look at in a request. */
const asking: Readonly<Record<string, string>> = {
  AWSManagedRulesATPRuleSet: 'the page of sign-in',
  AWSManagedRulesACFPRuleSet: 'the pages of registration',
};

const groupsOf = (resource: Resource): readonly Body[] =>
  allStatements(resource).flatMap((statement) => statement.blocks('managed_rule_group_statement'));

/** The names of all groups of AWS end in this way. */
const groupName = /^AWSManagedRules\w+(RuleSet|List)$/;

/** Statements that look at a part of a request. */
const looking = [
  'byte_match_statement',
  'regex_match_statement',
  'regex_pattern_set_reference_statement',
  'size_constraint_statement',
  'sqli_match_statement',
  'xss_match_statement',
];

/** Rules about what is of one kind in a web ACL, and about managed groups. */
export const wafKindRules = [
  rule({
    id: 'waf/one-action',
    severity: 'rejects',
    source: 'https://github.com/umotif-public/terraform-aws-waf-webaclv2/pull/85',
    on: holders,
    demand: 'an action is of one kind',
    fix: 'Write one of allow {}, block {}, count {}, captcha {} and challenge {}; none {} or count {} over a group.',
    check: (resource) => actionsOf(resource).map(([name, block]) => oneKind(block, name)),
  }),
  rule({
    id: 'waf/match-pattern',
    severity: 'rejects',
    source: api('HeaderMatchPattern'),
    on: holders,
    demand: 'match_pattern of headers, cookies and JSON bodies is of one kind',
    fix: 'Write all {}, or name what is included or excluded.',
    check: (resource) =>
      fieldsOf(resource)
        .flatMap((field) => ['headers', 'cookies', 'json_body'].flatMap((name) => field.blocks(name)))
        .flatMap((block) => block.blocks('match_pattern'))
        .map((block) => oneKind(block, 'match_pattern')),
  }),
  rule({
    id: 'waf/custom-key',
    severity: 'rejects',
    source: api('RateBasedStatementCustomKey'),
    on: holders,
    demand: 'each custom_key of a rate is of one kind, and the address stands beside another one',
    fix: 'Write a custom_key block for each key; to count addresses alone, set aggregate_key_type to IP.',
    check: (resource) =>
      allStatements(resource)
        .flatMap((statement) => statement.blocks('rate_based_statement'))
        .flatMap((block) => {
          const keys = block.blocks('custom_key');
          const only = keys.length === 1 && kindsOf(keys[0] as Body).join();
          return [
            ...keys.map((key) => oneKind(key, 'custom_key')),
            (only === 'ip' || only === 'forwarded_ip') &&
              `custom_key must stand beside another one than ${only}, stands alone`,
            keys.some((key) => kindsOf(key).includes('forwarded_ip')) &&
              block.lacks('forwarded_ip_config') &&
              'forwarded_ip_config must be given with a custom_key forwarded_ip, was absent',
          ];
        }),
  }),
  rule({
    id: 'waf/transformations',
    severity: 'rejects',
    source: api('TextTransformation'),
    on: holders,
    demand: 'each text_transformation of a statement has a priority of its own',
    fix: 'Number them differently.',
    check: (resource) => detailsOf(allStatements(resource)).map(transformationProblem),
  }),
  rule({
    id: 'waf/field-given',
    severity: 'rejects',
    source: api('ByteMatchStatement'),
    on: holders,
    demand: 'a statement that compares names the part of a request that it looks at',
    fix: 'Add field_to_match, for example with uri_path {}.',
    check: (resource) =>
      allStatements(resource).flatMap((statement) =>
        looking.flatMap((kind) =>
          statement
            .blocks(kind)
            .map((block) => block.lacks('field_to_match') && `${kind}.field_to_match must be given, was absent`),
        ),
      ),
  }),
  rule({
    id: 'waf/managed-group',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html',
    on: acl,
    demand: 'a managed group of AWS is named AWSManagedRules...RuleSet or AWSManagedRules...List',
    fix: 'Write for example AWSManagedRulesCommonRuleSet; AWS- before it is how the console names the rule.',
    check: (resource) =>
      groupsOf(resource).map((block) => {
        const name = textOf(block.get('name'));
        return (
          block.get('vendor_name') === 'AWS' &&
          name !== undefined &&
          !groupName.test(name) &&
          `managed_rule_group_statement.name must be a group of AWS, was ${shown(name)}`
        );
      }),
  }),
  rule({
    id: 'waf/managed-settings',
    severity: 'rejects',
    source: api('ManagedRuleGroupConfig'),
    on: acl,
    demand: 'the groups against stolen and false accounts are told the pages that they protect',
    fix: 'Add managed_rule_group_configs.',
    check: (resource) =>
      groupsOf(resource).map((block) => {
        const name = textOf(block.get('name')) ?? '';
        const what = Object.hasOwn(asking, name) && asking[name];
        return (
          what !== false &&
          block.lacks('managed_rule_group_configs') &&
          `managed_rule_group_configs must be given with ${name}, to tell ${what}, was absent`
        );
      }),
  }),
  argument({
    id: 'waf/priority',
    severity: 'rejects',
    source: 'botocore 1.43.11, wafv2 RulePriority',
    on: holders,
    at: 'rule.priority',
    must: numberBetween(0, Number.POSITIVE_INFINITY),
    fix: 'Count from 0.',
  }),
  rule({
    id: 'waf/country-known',
    severity: 'rejects',
    source: 'botocore 1.43.11, wafv2 CountryCode',
    on: holders,
    demand: 'a country has its code of ISO 3166: GB, not UK, and no union of countries',
    fix: 'Write GB for the United Kingdom; name the members of a union.',
    check: (resource) =>
      allStatements(resource)
        .flatMap((statement) => statement.blocks('geo_match_statement'))
        .flatMap((block) => {
          const codes = block.get('country_codes');
          return (Array.isArray(codes) ? codes : []).map(
            (code) => (code === 'UK' || code === 'EU') && `country_codes must be codes of ISO 3166, was ${shown(code)}`,
          );
        }),
  }),
];
