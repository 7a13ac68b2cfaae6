import { type Case, proof, ref } from './case';

const sns = { 'aws_sns_topic.t': { name: 't' } };
const queue = { 'aws_sqs_queue.q': { name: 'q' } };
const bucket = { 'aws_s3_bucket.b': { bucket: 'b' } };
const lambda = { 'aws_lambda_function.f': { function_name: 'f' } };
const toTopic = ref('aws_sns_topic.t.arn');
const toQueue = ref('aws_sqs_queue.q.arn');
const toFunction = ref('aws_lambda_function.f.arn');
const when = 'of what is referred to';

const pipe = 'aws_pipes_pipe.p';
const target = 'aws_cloudwatch_event_target.t';
const alarm = 'aws_cloudwatch_metric_alarm.a';
const filter = 'aws_cloudwatch_log_subscription_filter.s';
const invoked = 'aws_lambda_function_event_invoke_config.c';
const schedule = 'aws_scheduler_schedule.s';
const pool = 'aws_cognito_user_pool.p';
const certificate = 'aws_acm_certificate.c';
const validation = 'aws_acm_certificate_validation.v';
const further = 'aws_lb_listener_certificate.l';

const invitation = (texts: Record<string, unknown>): Record<string, unknown> => ({
  admin_create_user_config: { invite_message_template: texts },
});

/** Cases of rules that know a service by the resource that an argument refers to, and of two that look at more than before. */
export const referredServiceCases: readonly Case[] = [
  proof(
    'pipes/parameters',
    {
      ...lambda,
      [pipe]: { target: toFunction, target_parameters: { cloudwatch_logs_parameters: { log_stream_name: 's' } } },
    },
    { [pipe]: { target_parameters: { cloudwatch_logs_parameters: undefined } } },
    `${pipe}.target`,
    { when, says: 'must be absent for lambda' },
  ),
  proof(
    'pipes/enrichment',
    { ...queue, ...lambda, [pipe]: { enrichment: toQueue } },
    { [pipe]: { enrichment: toFunction } },
    `${pipe}.enrichment`,
    { when, says: 'was aws_sqs_queue.q' },
  ),
  proof(
    'events/target-service',
    { ...bucket, ...queue, [target]: { arn: ref('aws_s3_bucket.b.arn') } },
    { [target]: { arn: toQueue } },
    `${target}.arn`,
    { when, says: 'was aws_s3_bucket.b' },
  ),
  proof(
    'events/target-service',
    { ...bucket, [target]: { arn: ref('aws_s3_bucket.b.arn') } },
    { [target]: { arn: `arn:aws:codebuild:${ref('var.unknown')}:111122223333:project/p` } },
    `${target}.arn`,
    { when: 'beside an ARN that is known in part', says: 'was aws_s3_bucket.b' },
  ),
  proof(
    'events/dead-letter-arn',
    { ...sns, [target]: { dead_letter_config: { arn: toTopic } } },
    { [target]: { dead_letter_config: { arn: ref('aws_sns_topic.t.owner') } } },
    `${target}.dead_letter_config.arn`,
    { when: 'beside an attribute that tells no service', says: 'was aws_sns_topic.t' },
  ),
  proof(
    'events/dead-letter-arn',
    { ...sns, ...queue, [target]: { dead_letter_config: { arn: toTopic } } },
    { [target]: { dead_letter_config: { arn: toQueue } } },
    `${target}.dead_letter_config.arn`,
    { when, says: 'was aws_sns_topic.t' },
  ),
  proof(
    'alarm/action-service',
    { ...sns, ...queue, [alarm]: { alarm_actions: [toQueue] } },
    { [alarm]: { alarm_actions: [toTopic] } },
    `${alarm}.alarm_actions`,
    { when, says: 'was aws_sqs_queue.q' },
  ),
  proof(
    'logs/subscription-destination',
    { ...queue, ...lambda, [filter]: { destination_arn: toQueue } },
    { [filter]: { destination_arn: toFunction } },
    `${filter}.destination_arn`,
    { when, says: 'was aws_sqs_queue.q' },
  ),
  proof(
    'lambda/async-config-queue',
    {
      ...queue,
      'aws_kinesis_stream.k': { name: 'k' },
      [invoked]: { destination_config: { on_success: { destination: ref('aws_kinesis_stream.k.arn') } } },
    },
    { [invoked]: { destination_config: { on_success: { destination: toQueue } } } },
    `${invoked}.destination_config.on_success.destination`,
    { when, says: 'was aws_kinesis_stream.k' },
  ),
  proof(
    'scheduler/input',
    { ...lambda, [schedule]: { target: { arn: toFunction, input: 'a' } } },
    { [schedule]: { target: { input: '{}' } } },
    [`${schedule}.target.arn`, `${schedule}.target.input`],
    { when },
  ),
  proof(
    'scheduler/parameters',
    { ...lambda, [schedule]: { target: { arn: toFunction, sqs_parameters: { message_group_id: 'a' } } } },
    { [schedule]: { target: { sqs_parameters: undefined } } },
    `${schedule}.target.arn`,
    { when },
  ),
  ...['email_message', 'email_subject', 'sms_message'].map((name) =>
    proof(
      'cognito/invitation-texts',
      { [pool]: invitation({ email_message: 'a', email_subject: 'b', sms_message: 'c', [name]: undefined }) },
      { [pool]: invitation({ [name]: 'd' }) },
      `${pool}.admin_create_user_config.invite_message_template.${name}`,
      { when: `without ${name}`, says: `invite_message_template.${name} must be given` },
    ),
  ),
  proof(
    'cognito/invitation-texts',
    { [pool]: invitation({ email_message: 'a' }) },
    { [pool]: invitation({ email_message: undefined }) },
    `${pool}.admin_create_user_config.invite_message_template.email_message`,
    { when: 'with one text, beside none at all', says: 'invite_message_template.email_subject must be given' },
  ),
  proof(
    'load-balancer/certificate-issued',
    {
      [certificate]: { domain_name: 'a.example', validation_method: 'DNS' },
      [validation]: { certificate_arn: ref(`${certificate}.arn`) },
      [further]: { certificate_arn: ref(`${certificate}.arn`) },
    },
    { [further]: { certificate_arn: ref(`${validation}.certificate_arn`) } },
    `${further}.certificate_arn`,
    { when: 'of a further certificate', says: `${certificate} is used directly` },
  ),
];
