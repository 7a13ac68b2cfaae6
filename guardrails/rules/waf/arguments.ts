import { textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { matches, sized, wholeNumber } from '../demands';
import { kindsOf, statementsIn } from './statements';

const acl = 'aws_wafv2_web_acl';
const holders = [acl, 'aws_wafv2_rule_group'];
const api = (name: string): string => `https://docs.aws.amazon.com/waf/latest/APIReference/API_${name}.html`;

/** What each way of counting needs beside it. */
const neededBy: Readonly<Record<string, string>> = {
  FORWARDED_IP: 'forwarded_ip_config',
  CUSTOM_KEYS: 'custom_key',
  CONSTANT: 'scope_down_statement',
};

function countingProblem(block: Body): string | false {
  const way = textOf(block.get('aggregate_key_type')) ?? '';
  const needed = Object.hasOwn(neededBy, way) ? neededBy[way] : undefined;
  return (
    needed !== undefined &&
    block.lacks(needed) &&
    `rate_based_statement.${needed} must be given with ${way}, was absent`
  );
}

function statementProblems(one: Body): (string | false)[] {
  return statementsIn(one).flatMap((statement) => {
    const kinds = kindsOf(statement);
    const fields = kinds.flatMap((name) => statement.blocks(name)).flatMap((inner) => inner.blocks('field_to_match'));
    return [
      kinds.length !== 1 &&
        `statement must be of one kind, was of ${kinds.length === 0 ? 'none' : kinds.join(' and ')}`,
      ...fields.map((field) => {
        const parts = kindsOf(field);
        return (
          parts.length !== 1 &&
          `field_to_match must name one part of a request, named ${parts.length === 0 ? 'none' : parts.join(' and ')}`
        );
      }),
    ];
  });
}

/** Names of answers that the blocks of an action point at. */
const answersIn = (action: Body): string[] =>
  action
    .blocks('block')
    .flatMap((block) => block.blocks('custom_response'))
    .flatMap((response) => textOf(response.get('custom_response_body_key')) ?? []);

function answerProblems(resource: Resource): (string | false)[] {
  const bodies = resource.blocks('custom_response_body').map((block) => textOf(block.get('key')));
  const actions = [
    ...resource.blocks('default_action'),
    ...resource.blocks('rule').flatMap((one) => one.blocks('action')),
  ];
  if (resource.has('custom_response_body') === undefined || bodies.includes(undefined)) return [];
  return actions
    .flatMap(answersIn)
    .map((key) => !bodies.includes(key) && `custom_response_body must have ${shown(key)}, which a rule answers with`);
}

const texts = (blocks: readonly Body[], name: string): (string | undefined)[] =>
  blocks.map((block) => textOf(block.get(name)));

/** Rules about single arguments of web ACLs, their rules and sets. */
export const wafArgumentRules = [
  rule({
    id: 'waf/rate-keys',
    severity: 'rejects',
    source: api('RateBasedStatement'),
    on: holders,
    demand: 'a rate by forwarded address, by custom keys or of all needs its settings',
    fix: 'Add forwarded_ip_config, custom_key or scope_down_statement.',
    check: (resource) =>
      resource
        .blocks('rule')
        .flatMap((one) => one.blocks('statement'))
        .flatMap((statement) => statement.blocks('rate_based_statement'))
        .map(countingProblem),
  }),
  rule({
    id: 'waf/one-statement',
    severity: 'rejects',
    source: api('Statement'),
    on: holders,
    demand: 'a statement is of one kind, and looks at one part of a request',
    fix: 'Join several by and_statement or or_statement.',
    check: (resource) => resource.blocks('rule').flatMap(statementProblems),
  }),
  rule({
    id: 'waf/response-body',
    severity: 'rejects',
    source: api('CustomResponse'),
    on: holders,
    demand: 'what a rule answers with must be declared',
    fix: 'Add a custom_response_body with that key.',
    check: answerProblems,
  }),
  argument({
    id: 'waf/rule-name',
    severity: 'rejects',
    source: api('Rule'),
    on: holders,
    at: 'rule.name',
    must: matches(/^[\w-]{1,128}$/, 'be 1 to 128 letters, digits, hyphens and underscores'),
    fix: 'Write it with hyphens.',
  }),
  rule({
    id: 'waf/rule-name-unique',
    severity: 'rejects',
    source: api('Rule'),
    on: holders,
    demand: 'each rule must have a name of its own',
    fix: 'Rename one of the two.',
    check: (resource) => {
      const names = texts(resource.blocks('rule'), 'name');
      return names.map(
        (name, at) =>
          name !== undefined && names.indexOf(name) !== at && `rule.name must stand once, ${shown(name)} is twice`,
      );
    },
  }),
  argument({
    id: 'waf/metric-name',
    severity: 'rejects',
    source: api('VisibilityConfig'),
    on: holders,
    at: ['visibility_config.metric_name', 'rule.visibility_config.metric_name'],
    must: matches(/^(?!(All|Default_Action)$)/, 'not be All or Default_Action, which AWS uses itself'),
    fix: 'Rename the metric.',
  }),
  argument({
    id: 'waf/description',
    severity: 'rejects',
    source: 'botocore 1.43.11, wafv2 EntityDescription',
    on: [...holders, 'aws_wafv2_ip_set', 'aws_wafv2_regex_pattern_set'],
    at: 'description',
    must: matches(
      /^$|^[\w+=:#@/\-,.][\w+=:#@/\-,.\s]+[\w+=:#@/\-,.]$/,
      'be 3 characters or more of letters, digits, spaces and +=:#@/-,.',
    ),
    fix: 'Remove brackets, quotes and other signs.',
  }),
  argument({
    id: 'waf/country',
    severity: 'rejects',
    source: api('GeoMatchStatement'),
    on: holders,
    at: 'rule.statement.geo_match_statement.country_codes[]',
    must: matches(/^[A-Z]{2}$/, 'be a code of two capital letters'),
    fix: 'Write for example DE.',
  }),
  argument({
    id: 'waf/immunity',
    severity: 'rejects',
    source: api('ImmunityTimeProperty'),
    on: acl,
    at: [
      'captcha_config.immunity_time_property.immunity_time',
      'challenge_config.immunity_time_property.immunity_time',
    ],
    must: wholeNumber(60, 259_200, 'seconds'),
    fix: 'Give from a minute to three days.',
  }),
  argument({
    id: 'waf/one-log-destination',
    severity: 'rejects',
    source: api('LoggingConfiguration'),
    on: 'aws_wafv2_web_acl_logging_configuration',
    at: 'log_destination_configs',
    must: sized(1, 1),
    fix: 'Send to one, and on from there.',
  }),
  argument({
    id: 'waf/response-code',
    severity: 'rejects',
    source: api('CustomResponse'),
    on: holders,
    at: ['default_action.block.custom_response.response_code', 'rule.action.block.custom_response.response_code'],
    must: wholeNumber(200, 599),
    fix: 'Write for example 403.',
  }),
];
