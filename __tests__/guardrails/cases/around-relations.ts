import { type Case, proof, type Resources, ref } from './case';

const policy = (...statements: readonly Record<string, unknown>[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const lambda: Resources = { 'aws_lambda_function.f': { function_name: 'f' } };
const requested = { domain_name: 'orders.example.com', validation_method: 'DNS' };
const listener = 'aws_lb_listener.l';
const balancer = 'aws_lb.b';
const certificate = 'aws_acm_certificate.c';
const onBalancer = (kind: string, more: Record<string, unknown>): Resources => ({
  [balancer]: { load_balancer_type: kind },
  [listener]: { load_balancer_arn: ref(`${balancer}.arn`), ...more },
});
const group = 'aws_lb_target_group.g';
const target = 'aws_lb_target_group_attachment.a';
const attached = (target_type: string | undefined, target_id: string): Resources => ({
  [group]: { ...(target_type === undefined ? {} : { target_type }), port: 80, protocol: 'HTTP', vpc_id: 'vpc-0a' },
  [target]: { target_group_arn: ref(`${group}.arn`), target_id },
});
const form = (type: string | undefined, wrong: string, right: string, says: string): Case =>
  proof(
    'load-balancer/target-form',
    attached(type, wrong),
    { [target]: { target_id: right } },
    [`${target}.target_id`, `${target}.target_group_arn`, `${group}.target_type`],
    { when: says, says },
  );
const address = 'arn:aws:lambda:eu-west-1:111122223333:function:f';

const balancerCases: Case[] = [
  proof(
    'load-balancer/certificate-issued',
    { [certificate]: requested, [listener]: { certificate_arn: ref(`${certificate}.arn`) } },
    {
      'aws_acm_certificate_validation.v': { certificate_arn: ref(`${certificate}.arn`) },
      [listener]: { certificate_arn: ref('aws_acm_certificate_validation.v.certificate_arn') },
    },
    [`${listener}.certificate_arn`, `${certificate}.validation_method`],
    { says: `${certificate} is used directly` },
  ),
  proof(
    'load-balancer/certificate-issued',
    { [certificate]: requested, [listener]: { certificate_arn: ref(`${certificate}.arn`) } },
    { [certificate]: { validation_method: undefined, private_key: 'key' } },
    [`${listener}.certificate_arn`],
    { when: 'unless it is imported' },
  ),
  proof(
    'load-balancer/certificate-region',
    { [listener]: { certificate_arn: 'arn:aws:acm:us-east-1:111122223333:certificate/c' } },
    { [listener]: { certificate_arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/c' } },
    [`${listener}.certificate_arn`],
    { regions: { '': 'eu-west-1' }, says: 'must be in eu-west-1, was in us-east-1' },
  ),
  proof(
    'load-balancer/network-action',
    onBalancer('network', { default_action: { type: 'redirect' } }),
    { [listener]: { default_action: { type: 'forward' } } },
    [`${listener}.default_action`, `${listener}.default_action.type`, `${balancer}.load_balancer_type`],
    { says: 'was "redirect"' },
  ),
  proof(
    'load-balancer/rule-of-application',
    { ...onBalancer('network', {}), 'aws_lb_listener_rule.r': { listener_arn: ref(`${listener}.arn`) } },
    { [balancer]: { load_balancer_type: undefined } },
    [`${balancer}.load_balancer_type`, 'aws_lb_listener_rule.r.listener_arn', `${listener}.load_balancer_arn`],
  ),
  proof(
    'load-balancer/group-complete',
    { [group]: { port: 80, protocol: 'HTTP' } },
    { [group]: { vpc_id: 'vpc-0a' } },
    [`${group}.vpc_id`, `${group}.target_type`],
    { says: 'vpc_id must be given with target_type instance' },
  ),
  proof(
    'load-balancer/group-complete',
    { [group]: { vpc_id: 'vpc-0a', target_type: 'ip' } },
    { [group]: { target_type: 'lambda' } },
    [`${group}.target_type`],
    { when: 'a port and a protocol', says: 'port must be given with target_type ip' },
  ),
  form(undefined, '10.0.0.1', 'i-0123456789abcdef0', 'must be the id of an instance'),
  form('ip', 'i-0123456789abcdef0', '2001:db8::1', 'must be an address'),
  form('lambda', 'f', address, 'must be the ARN of a function'),
  form(
    'alb',
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/a/1',
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/1',
    'must be the ARN of an application load balancer',
  ),
  proof(
    'load-balancer/function-permission',
    { ...lambda, [target]: { target_id: ref('aws_lambda_function.f.arn') } },
    {
      'aws_lambda_permission.p': {
        function_name: ref('aws_lambda_function.f.function_name'),
        principal: 'elasticloadbalancing.amazonaws.com',
      },
      [target]: { depends_on: ['aws_lambda_permission.p'] },
    },
    [`${target}.target_id`],
    { says: 'must be a function that permits elasticloadbalancing.amazonaws.com' },
  ),
];

const inNetworks = (other: string): Resources => ({
  'aws_vpc.v': { cidr_block: '10.0.0.0/16' },
  'aws_vpc.w': { cidr_block: '10.1.0.0/16' },
  'aws_subnet.a': { vpc_id: ref('aws_vpc.v.id'), availability_zone: 'eu-west-1a' },
  'aws_subnet.b': { vpc_id: ref('aws_vpc.v.id'), availability_zone: 'eu-west-1a' },
  'aws_security_group.g': { vpc_id: ref(`aws_vpc.${other}.id`) },
});
const subnet = ref('aws_subnet.a.id');
const firewall = ref('aws_security_group.g.id');
const strangers = (user: string, body: Record<string, unknown>, token: string): Case =>
  proof(
    'security-group/one-network',
    { ...inNetworks('w'), [user]: body },
    { 'aws_security_group.g': { vpc_id: ref('aws_vpc.v.id') } },
    [`${user}.${token}`, 'aws_security_group.g.vpc_id', 'aws_subnet.a.vpc_id'],
    { when: user, says: 'aws_security_group.g is in another one than aws_subnet.a' },
  );

const networkCases: Case[] = [
  strangers(
    'aws_lambda_function.f',
    { vpc_config: { subnet_ids: [subnet], security_group_ids: [firewall] } },
    'vpc_config',
  ),
  strangers('aws_lb.l', { subnets: [subnet], security_groups: [firewall] }, 'subnets'),
  strangers('aws_alb.l', { subnets: [subnet], security_groups: [firewall] }, 'security_groups'),
  strangers('aws_apigatewayv2_vpc_link.l', { subnet_ids: [subnet], security_group_ids: [firewall] }, 'subnet_ids'),
  proof(
    'load-balancer/one-subnet-a-zone',
    { ...inNetworks('v'), 'aws_lb.l': { subnets: [subnet, ref('aws_subnet.b.id')] } },
    { 'aws_subnet.b': { availability_zone: 'eu-west-1b' } },
    ['aws_lb.l.subnets', 'aws_subnet.b.availability_zone'],
    { says: 'aws_subnet.b is in the zone of aws_subnet.a' },
  ),
];

const live: Resources = {
  'aws_lambda_alias.l': { function_name: ref('aws_lambda_function.f.function_name'), name: 'live' },
};
const other: Resources = { 'aws_lambda_function.g': { function_name: 'g' } };
const url = 'aws_lambda_function_url.u';
const named = { function_name: ref('aws_lambda_function.f.function_name') };
const role: Resources = {
  'aws_iam_role.r': { name: 'r' },
  'aws_iam_role_policy.p': {
    role: ref('aws_iam_role.r.id'),
    policy: policy({ Effect: 'Allow', Action: 'logs:*', Resource: '*' }),
  },
  'aws_lambda_function.f': { function_name: 'f', role: ref('aws_iam_role.r.arn') },
};
const allowing = (...Action: readonly string[]): Resources => ({
  'aws_iam_role_policy.p': { policy: policy({ Effect: 'Allow', Action, Resource: '*' }) },
});
const mapping = 'aws_lambda_event_source_mapping.m';

const functionCases: Case[] = [
  proof(
    'lambda/qualifier-known',
    { ...lambda, [url]: { ...named, qualifier: 'live' } },
    { ...live, [url]: { depends_on: ['aws_lambda_alias.l'] } },
    [`${url}.qualifier`, `${url}.function_name`, 'aws_lambda_function.f.count'],
    { says: 'qualifier must be an alias of aws_lambda_function.f, "live" is none' },
  ),
  proof(
    'lambda/qualifier-known',
    { ...lambda, ...live, [url]: { ...named, qualifier: 'live' } },
    { [url]: { qualifier: ref('aws_lambda_alias.l.name') } },
    [`${url}.qualifier`, 'aws_lambda_alias.l.name', 'aws_lambda_alias.l.function_name'],
    { when: 'one that it does not wait for', says: 'qualifier must wait for aws_lambda_alias.l' },
  ),
  proof(
    'lambda/qualifier-known',
    { ...lambda, [url]: { ...named, qualifier: 'live' } },
    { [url]: { qualifier: '1' } },
    `${url}.qualifier`,
    { when: 'unless it is a version' },
  ),
  proof(
    'lambda/qualifier-known',
    {
      ...lambda,
      ...other,
      ...live,
      'aws_lambda_permission.p': {
        function_name: ref('aws_lambda_function.g.function_name'),
        qualifier: ref('aws_lambda_alias.l.name'),
      },
    },
    { 'aws_lambda_permission.p': { function_name: ref('aws_lambda_function.f.function_name') } },
    ['aws_lambda_permission.p.qualifier', 'aws_lambda_permission.p.function_name', 'aws_lambda_alias.l.function_name'],
    { when: 'an alias of another function', says: 'aws_lambda_alias.l is one of aws_lambda_function.f' },
  ),
  proof(
    'event-source/role',
    { ...role, [mapping]: { ...named, event_source_arn: 'arn:aws:sqs:eu-west-1:111122223333:q' } },
    allowing('sqs:*'),
    [`${mapping}.event_source_arn`, `${mapping}.function_name`, 'aws_iam_role_policy.p.policy'],
    { when: 'an ARN that is written out', says: 'role must allow sqs:ReceiveMessage' },
  ),
  proof(
    'lambda/destination-role',
    {
      ...role,
      'aws_sqs_queue.q': { name: 'q' },
      [mapping]: { ...named, destination_config: { on_failure: { destination_arn: ref('aws_sqs_queue.q.arn') } } },
    },
    allowing('sqs:SendMessage'),
    [`${mapping}.destination_config`, 'aws_iam_role_policy.p.policy'],
    { when: 'of an event source', says: 'role must allow sqs:SendMessage' },
  ),
  proof(
    'logs/subscription-permission',
    {
      ...lambda,
      'aws_cloudwatch_log_group.g': { name: 'g' },
      'aws_cloudwatch_log_group.h': { name: 'h' },
      'aws_lambda_permission.p': {
        ...named,
        principal: 'logs.amazonaws.com',
        source_arn: `${ref('aws_cloudwatch_log_group.h.arn')}:*`,
      },
      'aws_cloudwatch_log_subscription_filter.s': {
        log_group_name: ref('aws_cloudwatch_log_group.g.name'),
        destination_arn: ref('aws_lambda_function.f.arn'),
      },
    },
    { 'aws_lambda_permission.p': { source_arn: `${ref('aws_cloudwatch_log_group.g.arn')}:*` } },
    [
      'aws_lambda_permission.p.source_arn',
      'aws_lambda_permission.p.function_name',
      'aws_cloudwatch_log_subscription_filter.s.log_group_name',
    ],
    { when: 'for another group' },
  ),
];

const machine = 'aws_sfn_state_machine.m';
const doing = (state: Record<string, unknown>): Record<string, unknown> => ({
  definition: JSON.stringify({ StartAt: 'A', States: { A: state, B: { Type: 'Succeed' } } }),
});
const task = (more: Record<string, unknown>): Record<string, unknown> =>
  doing({ Type: 'Task', Resource: address, Next: 'B', ...more });
const stated = (broken: Record<string, unknown>, sound: Record<string, unknown>, says: string): Case =>
  proof('step-functions/definition', { [machine]: broken }, { [machine]: sound }, `${machine}.definition`, {
    when: says,
    says,
  });
const choice = (more: Record<string, unknown>): Record<string, unknown> =>
  doing({ Type: 'Choice', Choices: [{ ...more, Next: 'B' }] });
const retried = (...ErrorEquals: readonly (readonly string[] | undefined)[]): Record<string, unknown> =>
  task({ Retry: ErrorEquals.map((errors) => ({ ErrorEquals: errors, MaxAttempts: 2 })) });
const running = task({ Resource: 'arn:aws:states:::ecs:runTask.sync' });

const machineCases: Case[] = [
  stated(choice({ StringEquals: 'a' }), choice({ Variable: '$.a', StringEquals: 'a' }), 'each choice of A'),
  stated(choice({ StringEquals: 'b' }), choice({ Condition: '{% $a %}' }), 'Variable or Condition'),
  stated(choice({ BooleanEquals: true }), choice({ Not: { Variable: '$.a', IsNull: true } }), 'one has none'),
  stated(doing({ Type: 'Wait', Next: 'B' }), doing({ Type: 'Wait', Seconds: 1, Next: 'B' }), 'in the Wait A'),
  stated(retried(undefined), retried(['States.ALL']), 'ErrorEquals in each Retry of A'),
  stated(retried(['States.ALL', 'States.Timeout']), retried(['States.ALL']), 'States.ALL alone in a Retry of A'),
  stated(
    retried(['States.ALL'], ['States.Timeout']),
    retried(['States.Timeout'], ['States.ALL']),
    'States.ALL in the last Retry of A',
  ),
  stated(
    task({ Catch: [{ Next: 'B' }] }),
    task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }),
    'each Catch of A',
  ),
  stated(
    task({ Parameters: { in: [{ 'a.$': 'a' }] } }),
    task({ Parameters: { in: [{ 'a.$': '$.a', 'b.$': 'States.UUID()' }] } }),
    'in a.$ of A, was "a"',
  ),
  proof(
    'step-functions/express-tasks',
    { [machine]: { ...running, type: 'EXPRESS' } },
    { [machine]: { type: 'STANDARD' } },
    [`${machine}.definition`, `${machine}.type`],
    { says: 'had "arn:aws:states:::ecs:runTask.sync"' },
  ),
  proof(
    'step-functions/managed-rule-role',
    { ...role, [machine]: { ...running, role_arn: ref('aws_iam_role.r.arn') } },
    allowing('ecs:*', 'events:*'),
    [`${machine}.definition`, `${machine}.role_arn`, 'aws_iam_role_policy.p.policy'],
    { says: 'must be a role that allows events:PutRule' },
  ),
];

const bucket: Resources = { 'aws_s3_bucket.b': { bucket: 'orders' } };
const ofBucket = { bucket: ref('aws_s3_bucket.b.id') };
const notification = 'aws_s3_bucket_notification.n';
const queueTold = { ...ofBucket, queue: { queue_arn: ref('aws_sqs_queue.q.arn') } };

const bucketCases: Case[] = [
  proof(
    's3/acl-ownership',
    { ...bucket, 'aws_s3_bucket_acl.a': { ...ofBucket, acl: 'private' } },
    { 'aws_s3_bucket_ownership_controls.o': ofBucket },
    ['aws_s3_bucket_acl.a.bucket', 'aws_s3_bucket_acl.a.count', 'aws_s3_bucket.b.count'],
    { says: 'aws_s3_bucket.b has none' },
  ),
  proof(
    's3/notification-region',
    {
      ...bucket,
      'aws_sqs_queue.q': { name: 'q', provider: 'aws.us' },
      [notification]: queueTold,
    },
    { 'aws_sqs_queue.q': { provider: undefined } },
    [`${notification}.queue`, `${notification}.queue.queue_arn`],
    { regions: { '': 'eu-west-1', us: 'us-east-1' }, says: 'must be in eu-west-1, aws_sqs_queue.q is in us-east-1' },
  ),
  proof(
    's3/notification-key',
    { 'aws_sqs_queue.q': { name: 'q', kms_master_key_id: 'alias/aws/sqs' }, [notification]: queueTold },
    { 'aws_sqs_queue.q': { kms_master_key_id: 'alias/orders' } },
    [`${notification}.queue`, 'aws_sqs_queue.q.kms_master_key_id'],
    { says: 'aws_sqs_queue.q has alias/aws/sqs' },
  ),
];

const firewallCases: Case[] = [
  proof(
    'waf/one-scope',
    {
      'aws_wafv2_ip_set.i': { scope: 'CLOUDFRONT' },
      'aws_wafv2_web_acl.w': {
        scope: 'REGIONAL',
        rule: { statement: { ip_set_reference_statement: { arn: ref('aws_wafv2_ip_set.i.arn') } } },
      },
    },
    { 'aws_wafv2_ip_set.i': { scope: 'REGIONAL' } },
    ['aws_wafv2_ip_set.i.scope', 'aws_wafv2_web_acl.w.scope'],
    { says: 'what has scope REGIONAL, aws_wafv2_ip_set.i has CLOUDFRONT' },
  ),
  proof(
    'waf/application-balancer',
    {
      'aws_lb.l': { load_balancer_type: 'network' },
      'aws_wafv2_web_acl_association.s': { resource_arn: ref('aws_lb.l.arn') },
    },
    { 'aws_lb.l': { load_balancer_type: 'application' } },
    ['aws_lb.l.load_balancer_type', 'aws_wafv2_web_acl_association.s.resource_arn'],
  ),
  proof(
    'cloudfront/web-acl',
    {
      'aws_wafv2_web_acl.w': { scope: 'REGIONAL' },
      'aws_cloudfront_distribution.d': { web_acl_id: ref('aws_wafv2_web_acl.w.arn') },
    },
    { 'aws_wafv2_web_acl.w': { scope: 'CLOUDFRONT' } },
    ['aws_wafv2_web_acl.w.scope', 'aws_cloudfront_distribution.d.web_acl_id'],
    { says: 'aws_wafv2_web_acl.w is REGIONAL' },
  ),
  proof(
    'cloudfront/web-acl',
    {
      'aws_wafv2_web_acl.w': { scope: 'CLOUDFRONT' },
      'aws_cloudfront_distribution.d': { web_acl_id: ref('aws_wafv2_web_acl.w.id') },
    },
    { 'aws_cloudfront_distribution.d': { web_acl_id: ref('aws_wafv2_web_acl.w.arn') } },
    ['aws_cloudfront_distribution.d.web_acl_id'],
    { when: 'its id', says: 'must be the ARN of aws_wafv2_web_acl.w' },
  ),
];

/** Proofs of the rules about what stands around APIs and belongs together. */
export const aroundRelationCases: Case[] = [
  ...balancerCases,
  ...networkCases,
  ...functionCases,
  ...machineCases,
  ...bucketCases,
  ...firewallCases,
];
