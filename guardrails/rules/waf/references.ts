import { isList, textOf, type Value } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { soleReference, startOf } from '../apis';
import { rule, shown } from '../define';
import { allStatements, kindsOf } from './statements';

const acl = 'aws_wafv2_web_acl';
const logging = 'aws_wafv2_web_acl_logging_configuration';
const association = 'aws_wafv2_web_acl_association';
const api = (name: string): string => `https://docs.aws.amazon.com/waf/latest/APIReference/API_${name}.html`;

/** What each statement refers to: the type of Terraform, and the word in its ARN. */
const referred: Readonly<Record<string, readonly [type: string, word: string]>> = {
  ip_set_reference_statement: ['aws_wafv2_ip_set', 'ipset'],
  regex_pattern_set_reference_statement: ['aws_wafv2_regex_pattern_set', 'regexpatternset'],
  rule_group_reference_statement: ['aws_wafv2_rule_group', 'rulegroup'],
};

const typeIn = (value: Value | undefined): { type: string; address: string; attribute: string } | undefined => {
  const { address = '', attribute = '' } = soleReference(value) ?? {};
  const type = /(?:^|\.)(aws_\w+)\.[\w-]+$/.exec(address)?.[1];
  return type === undefined ? undefined : { type, address, attribute };
};

/** What an ARN of WAF says: its region, scope and kind. */
const partsOf = (text: string): readonly string[] | undefined =>
  /^arn:[\w-]+:wafv2:([a-z0-9-]+):\d{12}:(regional|global)\/(\w+)\//.exec(text)?.slice(1);

function referenceProblems(resource: Resource, block: Body, kind: string): (string | false)[] {
  const [type = '', word = ''] = referred[kind] ?? [];
  const found = typeIn(block.symbolic('arn'));
  const text = textOf(block.get('arn'));
  const [region, scope, named] = partsOf(text ?? '') ?? [];
  const own = { REGIONAL: 'regional', CLOUDFRONT: 'global' }[textOf(resource.get('scope')) ?? ''];
  return [
    found !== undefined &&
      (found.type !== type || found.attribute !== 'arn') &&
      `${kind}.arn must be arn of an ${type}, was ${found.attribute} of ${found.address}`,
    text !== undefined && named !== word && `${kind}.arn must be the ARN of an ${type}, was ${shown(text)}`,
    named === word && own !== undefined && scope !== own && `${kind}.arn must be ${own}, was ${shown(text)}`,
    scope === 'regional' &&
      named === word &&
      resource.region !== undefined &&
      region !== resource.region &&
      `${kind}.arn must be in ${resource.region}, was in ${region}`,
  ];
}

/** What can be protected, by the form of its ARN. */
const protectable = [
  /^elasticloadbalancing:[^:]+:\d{12}:loadbalancer\/app\//,
  /^apigateway:[^:]+::\/restapis\/[^/]+\/stages\/[^/]+$/,
  /^appsync:[^:]+:\d{12}:apis\//,
  /^cognito-idp:[^:]+:\d{12}:userpool\//,
  /^apprunner:[^:]+:\d{12}:service\//,
  /^ec2:[^:]+:\d{12}:verified-access-instance\//,
  /^amplify:[^:]+:\d{12}:apps\//,
];

/** Attributes that name something that no web ACL protects. */
const unprotected: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_stage: ['execution_arn', 'id', 'invoke_url'],
  aws_api_gateway_rest_api: ['arn', 'execution_arn', 'id'],
  aws_api_gateway_deployment: ['execution_arn', 'id', 'invoke_url'],
  aws_lb_target_group: ['arn', 'id'],
  aws_lb_listener: ['arn', 'id'],
  aws_lambda_function: ['arn', 'invoke_arn'],
  aws_lambda_function_url: ['function_arn', 'function_url'],
  aws_cognito_user_pool_client: ['id'],
  aws_s3_bucket: ['arn', 'id'],
};

function resourceProblem(resource: Resource): string | false {
  const found = typeIn(resource.symbolic('resource_arn'));
  const text = textOf(resource.get('resource_arn'));
  const rest = /^arn:(?:[\w-]+:)?(.*)$/s.exec(text ?? '')?.[1];
  if (found !== undefined)
    return (
      unprotected[found.type]?.includes(found.attribute) === true &&
      `resource_arn must be arn of a stage, load balancer or user pool, was ${found.attribute} of ${found.address}`
    );
  return (
    rest !== undefined &&
    !protectable.some((form) => form.test(rest)) &&
    `resource_arn must be of a stage, load balancer or user pool, was ${shown(text)}`
  );
}

function aclProblem(resource: Resource, argument: string): string | false {
  const found = typeIn(resource.symbolic(argument));
  const text = textOf(resource.get(argument)) ?? '';
  const named = partsOf(text)?.[2];
  if (found !== undefined && found.type !== acl && found.type.startsWith('aws_waf'))
    return `${argument} must be arn of an ${acl}, was ${found.attribute} of ${found.address}`;
  return (
    (/^arn:[\w-]+:(?!wafv2:)/.test(text) || (named !== undefined && named !== 'webacl')) &&
    `${argument} must be the ARN of a web ACL of WAF v2, was ${shown(text)}`
  );
}

/** The name of a log destination in its ARN. */
const named = /^arn:[\w-]+:(?:logs:[^:]*:\d*:log-group:|firehose:[^:]*:\d*:deliverystream\/|s3:::)([^:/]*)/;

function destinationProblems(resource: Resource): (string | false)[] {
  const list = resource.get('log_destination_configs');
  const globally = partsOf(startOf(resource.get('resource_arn')) ?? '')?.[1] === 'global';
  return (isList(list) ? list : []).flatMap((one) => {
    const text = textOf(one);
    if (text === undefined || !text.startsWith('arn:')) return [];
    const name = named.exec(text)?.[1];
    const region = /^arn:[\w-]+:(?:logs|firehose):([^:]+):/.exec(text)?.[1];
    const wanted = globally ? 'us-east-1' : resource.region;
    return [
      name === undefined &&
        `log_destination_configs must be a log group, delivery stream or bucket, was ${shown(text)}`,
      name !== undefined &&
        !name.startsWith('aws-waf-logs-') &&
        `log_destination_configs must be named aws-waf-logs-..., was ${shown(text)}`,
      region !== undefined &&
        wanted !== undefined &&
        region !== wanted &&
        `log_destination_configs must be in ${wanted}, was in ${region}`,
    ];
  });
}

/** Rules about what web ACLs, their associations and logs refer to. */
export const wafReferenceRules = [
  rule({
    id: 'waf/reference',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/14120',
    on: [acl, 'aws_wafv2_rule_group'],
    demand: 'a statement refers to the ARN of a set or group of its kind, scope and region',
    fix: 'Use arn of the aws_wafv2_ip_set, aws_wafv2_regex_pattern_set or aws_wafv2_rule_group.',
    check: (resource) =>
      allStatements(resource).flatMap((statement) =>
        kindsOf(statement)
          .filter((kind) => Object.hasOwn(referred, kind))
          .flatMap((kind) => statement.blocks(kind).flatMap((block) => referenceProblems(resource, block, kind))),
      ),
  }),
  rule({
    id: 'waf/resource-form',
    severity: 'rejects',
    source: api('AssociateWebACL'),
    on: association,
    demand: 'a web ACL is associated with the ARN of a stage, load balancer, user pool or service',
    fix: 'Use arn of the aws_api_gateway_stage, aws_lb or aws_cognito_user_pool.',
    check: resourceProblem,
  }),
  rule({
    id: 'waf/acl-form',
    severity: 'rejects',
    source: api('AssociateWebACL'),
    on: [association, logging],
    demand: 'what is associated or logged is a web ACL of WAF v2',
    fix: 'Use arn of the aws_wafv2_web_acl; for WAF classic use aws_wafregional_web_acl_association.',
    check: (resource) => aclProblem(resource, resource.type === logging ? 'resource_arn' : 'web_acl_arn'),
  }),
  rule({
    id: 'waf/log-destination-form',
    severity: 'rejects',
    source: api('LoggingConfiguration'),
    on: logging,
    demand: 'requests are logged to a group, stream or bucket named aws-waf-logs-..., in the region of the web ACL',
    fix: 'Rename it, or make it in the region of the web ACL, which is us-east-1 for CloudFront.',
    check: destinationProblems,
  }),
  rule({
    id: 'waf/log-condition',
    severity: 'rejects',
    source: api('Condition'),
    on: logging,
    demand: 'a condition of a log filter looks at an action or a label',
    fix: 'Write action_condition or label_name_condition.',
    check: (resource) =>
      resource
        .blocks('logging_filter')
        .flatMap((block) => block.blocks('filter'))
        .flatMap((block) => block.blocks('condition'))
        .map((block) => {
          const kinds = kindsOf(block);
          return (
            kinds.every((kind) => block.has(kind) === true) &&
            kinds.length !== 1 &&
            `condition must be of one kind, was of ${kinds.length === 0 ? 'none' : kinds.join(' and ')}`
          );
        }),
  }),
];
