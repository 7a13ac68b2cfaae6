import { type Case, proof, type Resources, ref, values } from './case';

const acl = 'aws_wafv2_web_acl.a';
const association = 'aws_wafv2_web_acl_association.a';
const logging = 'aws_wafv2_web_acl_logging_configuration.a';
const account = '111122223333';

const aRule = (body: Record<string, unknown>, more: Record<string, unknown> = {}): Resources => ({
  [acl]: { ...more, rule: [{ name: 'r', ...body }] },
});
const stating = (kind: string, body: Record<string, unknown>, more: Record<string, unknown> = {}): Resources =>
  aRule({ statement: { [kind]: body } }, more);
const rate = (...custom_key: unknown[]): Resources => stating('rate_based_statement', { custom_key });
const forwarded = (more: Record<string, unknown> = {}): Resources =>
  stating('rate_based_statement', { custom_key: [{ forwarded_ip: {} }, { http_method: {} }], ...more });
const matching = (body: Record<string, unknown>): Resources =>
  stating('byte_match_statement', { field_to_match: { headers: { match_pattern: body } } });
const transformed = (priorities: readonly number[]): Record<string, unknown> => ({
  text_transformation: priorities.map((priority) => ({ priority })),
});
const transforming = (...priorities: number[]): Resources => stating('byte_match_statement', transformed(priorities));
const negated = (...priorities: number[]): Resources =>
  stating('not_statement', { statement: { byte_match_statement: transformed(priorities) } });
const group = (name: string, vendor_name = 'AWS', more: Record<string, unknown> = {}): Resources =>
  stating('managed_rule_group_statement', { name, vendor_name, ...more });
const country = (code: string): Resources => stating('geo_match_statement', { country_codes: ['DE', code] });
const overriding = (action_to_use: Record<string, unknown>): Resources =>
  group('AWSManagedRulesCommonRuleSet', 'AWS', { rule_action_override: [{ name: 'r', action_to_use }] });
const statement = `${acl}.rule.0.statement`;
const rated = `${statement}.rate_based_statement`;

const kindCases: Case[] = [
  proof('waf/one-action', { [acl]: { default_action: {} } }, { [acl]: { default_action: { allow: {} } } }, [
    `${acl}.default_action`,
    `${acl}.default_action.allow`,
  ]),
  proof(
    'waf/one-action',
    { [acl]: { default_action: { allow: {}, block: {} } } },
    { [acl]: { default_action: { allow: undefined } } },
    `${acl}.default_action.block`,
    { when: 'both' },
  ),
  proof('waf/one-action', aRule({ action: {} }), aRule({ action: { block: {} } }), `${acl}.rule.0.action`, {
    when: 'none of a rule',
  }),
  proof(
    'waf/one-action',
    aRule({ override_action: { none: {}, block: {} } }),
    aRule({ override_action: { none: {} } }),
    `${acl}.rule.0.override_action`,
    { when: 'both over a group' },
  ),
  proof('waf/one-action', overriding({}), overriding({ block: {} }), `${acl}.rule`, { when: 'none over a rule' }),
  proof('waf/match-pattern', matching({}), matching({ all: {} }), `${statement}.byte_match_statement`),
  proof(
    'waf/match-pattern',
    matching({ all: {}, included_headers: ['x'] }),
    matching({ all: undefined, included_headers: ['x'] }),
    `${statement}.byte_match_statement.field_to_match`,
    { when: 'two' },
  ),
  proof('waf/custom-key', rate({ header: {}, http_method: {} }), rate({ header: {} }, { http_method: {} }), rated),
  proof('waf/custom-key', rate({ ip: {} }), rate({ ip: {} }, { http_method: {} }), `${rated}.custom_key`, {
    when: 'the address alone',
  }),
  proof('waf/custom-key', forwarded(), forwarded({ forwarded_ip_config: {} }), `${rated}.forwarded_ip_config`, {
    when: 'a forwarded address',
  }),
  proof('waf/transformations', transforming(0, 0), transforming(0, 1), [
    `${statement}.byte_match_statement.text_transformation.0.priority`,
    `${statement}.byte_match_statement.text_transformation.1.priority`,
  ]),
  proof('waf/transformations', negated(1, 1), negated(1, 2), `${statement}.not_statement`, {
    when: 'within another statement',
  }),
  proof(
    'waf/field-given',
    stating('sqli_match_statement', { sensitivity_level: 'LOW' }),
    stating('sqli_match_statement', { field_to_match: { body: {} } }),
    [`${statement}.sqli_match_statement.field_to_match`, statement],
  ),
  proof(
    'waf/field-given',
    stating('rate_based_statement', { scope_down_statement: { byte_match_statement: { search_string: 'a' } } }),
    stating('rate_based_statement', {
      scope_down_statement: { byte_match_statement: { field_to_match: { uri_path: {} } } },
    }),
    `${rated}.scope_down_statement`,
    { when: 'of what narrows a rate' },
  ),
  proof('waf/managed-group', group('AWS-AWSManagedRulesCommonRuleSet'), group('AWSManagedRulesCommonRuleSet'), [
    `${statement}.managed_rule_group_statement.name`,
    `${statement}.managed_rule_group_statement.vendor_name`,
  ]),
  proof(
    'waf/managed-group',
    group('AWSManagedRulesCommonRuleset'),
    group('CommonRuleset', 'Other'),
    `${statement}.managed_rule_group_statement`,
    { when: 'in another case, and of another vendor' },
  ),
  proof(
    'waf/managed-settings',
    group('AWSManagedRulesATPRuleSet'),
    group('AWSManagedRulesATPRuleSet', 'AWS', { managed_rule_group_configs: [{}] }),
    [
      `${statement}.managed_rule_group_statement.name`,
      `${statement}.managed_rule_group_statement.managed_rule_group_configs`,
    ],
  ),
  ...values('waf/priority', 'aws_wafv2_web_acl.rule.priority', [-1], [0]),
  proof('waf/country-known', country('UK'), country('GB'), `${statement}.geo_match_statement.country_codes`),
  proof('waf/country-known', country('EU'), country('FR'), statement, { when: 'a union' }),
  proof(
    'waf/addresses',
    { 'aws_wafv2_ip_set.a': { ip_address_version: 'IPV4', addresses: ['192.0.2.0/33'] } },
    { 'aws_wafv2_ip_set.a': { addresses: ['192.0.2.0/32', '255.249.199.99/8'] } },
    'aws_wafv2_ip_set.a.addresses',
    { when: 'too many bits' },
  ),
  proof(
    'waf/addresses',
    { 'aws_wafv2_ip_set.a': { ip_address_version: 'IPV4', addresses: ['192.0.256.0/24'] } },
    { 'aws_wafv2_ip_set.a': { addresses: ['192.0.2.0/24'] } },
    'aws_wafv2_ip_set.a.addresses',
    { when: 'no address' },
  ),
  proof(
    'waf/addresses',
    { 'aws_wafv2_ip_set.a': { ip_address_version: 'IPV6', addresses: ['2001:db8::/129'] } },
    { 'aws_wafv2_ip_set.a': { addresses: ['2001:db8::/128', '2001:db8::/64'] } },
    'aws_wafv2_ip_set.a.addresses',
    { when: 'too many bits of IPv6' },
  ),
];

const part = (word: string, scope = 'regional', region = 'eu-west-1'): string =>
  `arn:aws:wafv2:${region}:${account}:${scope}/${word}/x/1`;
const referring = (arn: string, scope = 'REGIONAL'): Resources =>
  stating('ip_set_reference_statement', { arn }, { scope });
const arn = `${statement}.ip_set_reference_statement.arn`;
const regions = { '': 'eu-west-1' };
const protecting = (resource_arn: string, web_acl_arn = part('webacl')): Resources => ({
  [association]: { resource_arn, web_acl_arn },
});
const logs = (region: string, name: string): string => `arn:aws:logs:${region}:${account}:log-group:${name}`;
const logged = (destination: string, resource_arn = part('webacl')): Resources => ({
  [logging]: { log_destination_configs: [destination], resource_arn },
});
const filter = (condition: Record<string, unknown>): Resources => ({
  [logging]: { logging_filter: { filter: [{ condition: [condition] }] } },
});

const referenceCases: Case[] = [
  proof('waf/reference', referring(part('regexpatternset')), referring(part('ipset')), arn),
  proof(
    'waf/reference',
    referring(part('ipset', 'global')),
    referring(part('ipset', 'global'), 'CLOUDFRONT'),
    [arn, `${acl}.scope`],
    { when: 'another scope' },
  ),
  proof('waf/reference', referring(part('ipset', 'regional', 'eu-west-2')), referring(part('ipset')), arn, {
    when: 'another region',
    regions,
  }),
  proof(
    'waf/reference',
    { ...referring(ref('aws_wafv2_ip_set.i.id')), 'aws_wafv2_ip_set.i': {} },
    referring(ref('aws_wafv2_ip_set.i.arn')),
    arn,
    { when: 'an id' },
  ),
  proof(
    'waf/reference',
    { ...referring(ref('aws_wafv2_rule_group.g.arn')), 'aws_wafv2_rule_group.g': {} },
    { ...referring(ref('aws_wafv2_ip_set.i.arn')), 'aws_wafv2_ip_set.i': {} },
    arn,
    { when: 'another kind' },
  ),
  ...[
    `arn:aws:apigateway:eu-west-1:${account}:/restapis/a/stages/prod`,
    'arn:aws:apigateway:eu-west-1::/restapis/a',
    `arn:aws:elasticloadbalancing:eu-west-1:${account}:listener/app/x/1/2`,
    `arn:aws:lambda:eu-west-1:${account}:function:f`,
  ].flatMap((bad) =>
    [
      'arn:aws:apigateway:eu-west-1::/restapis/a/stages/prod',
      `arn:aws:elasticloadbalancing:eu-west-1:${account}:loadbalancer/app/x/1`,
      `arn:aws:cognito-idp:eu-west-1:${account}:userpool/eu-west-1_a`,
    ].map((good) =>
      proof('waf/resource-form', protecting(bad), protecting(good), `${association}.resource_arn`, {
        when: `${bad} against ${good}`,
      }),
    ),
  ),
  proof(
    'waf/resource-form',
    { ...protecting(ref('aws_api_gateway_stage.s.execution_arn')), 'aws_api_gateway_stage.s': {} },
    protecting(ref('aws_api_gateway_stage.s.arn')),
    `${association}.resource_arn`,
    { when: 'another attribute' },
  ),
  proof('waf/acl-form', protecting('a', part('rulegroup')), protecting('a'), `${association}.web_acl_arn`),
  proof(
    'waf/acl-form',
    protecting('a', `arn:aws:waf-regional:eu-west-1:${account}:webacl/1`),
    protecting('a'),
    `${association}.web_acl_arn`,
    { when: 'of WAF classic' },
  ),
  proof(
    'waf/acl-form',
    { ...protecting('a', ref('aws_wafregional_web_acl.w.arn')), 'aws_wafregional_web_acl.w': {} },
    { ...protecting('a', ref('aws_wafv2_web_acl.w.arn')), 'aws_wafv2_web_acl.w': {} },
    `${association}.web_acl_arn`,
    { when: 'of WAF classic in the configuration' },
  ),
  proof(
    'waf/acl-form',
    { [logging]: { resource_arn: part('ipset') } },
    { [logging]: { resource_arn: part('webacl') } },
    `${logging}.resource_arn`,
    { when: 'of a log' },
  ),
  proof(
    'waf/log-destination-form',
    logged(logs('eu-west-1', '/aws/waf')),
    logged(logs('eu-west-1', 'aws-waf-logs-a')),
    `${logging}.log_destination_configs.0`,
  ),
  proof(
    'waf/log-destination-form',
    logged('arn:aws:s3:::logs'),
    logged('arn:aws:s3:::aws-waf-logs-a'),
    `${logging}.log_destination_configs`,
    {
      when: 'a bucket',
    },
  ),
  proof(
    'waf/log-destination-form',
    logged(`arn:aws:kinesis:eu-west-1:${account}:stream/aws-waf-logs-a`),
    logged(`arn:aws:firehose:eu-west-1:${account}:deliverystream/aws-waf-logs-a`),
    `${logging}.log_destination_configs`,
    { when: 'a stream of Kinesis' },
  ),
  proof(
    'waf/log-destination-form',
    logged(logs('eu-west-1', 'aws-waf-logs-a'), part('webacl', 'global', 'us-east-1')),
    logged(logs('us-east-1', 'aws-waf-logs-a')),
    [`${logging}.log_destination_configs`, `${logging}.resource_arn`],
    { when: 'another region than that of CloudFront' },
  ),
  proof('waf/log-condition', filter({}), filter({ action_condition: {} }), `${logging}.logging_filter`),
  proof(
    'waf/log-condition',
    filter({ action_condition: {}, label_name_condition: {} }),
    { [logging]: { logging_filter: { filter: [{ condition: [{ label_name_condition: {} }] }] } } },
    `${logging}.logging_filter.filter`,
    { when: 'both' },
  ),
];

/** Cases of rules about web ACLs, their statements, associations and logs. */
export const firewallCases: readonly Case[] = [...kindCases, ...referenceCases];
