import { cases } from '.';
import { type Case, patched } from './case';

/**
 * Rules that see less in a plan than in a configuration. A plan names what an expression refers to, not the text around it, the
 * functions in it, nor `lifecycle`; of data sources it has what they came to.
 */
export const blinded = new Set([
  'alarm/action-arn',
  'alarm/rest-api-metric',
  'alarm/route-needs-detailed-metrics',
  'alarm/websocket-api-metric',
  'certificate/create-before-destroy',
  'certificate/validation-record-key',
  'cloudfront/attribute',
  'cloudfront/origin-kind',
  'codedeploy/alias-moved-back',
  'configuration/attribute',
  'configuration/reference',
  'domain/mapping-domain',
  'dynamodb/replica-stream',
  'dynamodb/replica-table',
  'event-source/starting-position',
  'events/target-role',
  'http-api/authorizer-invoke-arn',
  'http-api/integration-url',
  'http-api/jwt-audience-is-client',
  'http-api/jwt-issuer-https',
  'http-api/route-target-form',
  'http-api/sync-execution-express',
  'iam/by-name',
  'iam/policy-size',
  'iam/policy-statement',
  'iam/statement-elements',
  'iam/trust-policy',
  'lambda/layer-arns',
  'lambda/permission-execute-api',
  'lambda/permission-log-group',
  'lambda/permission-source-stage',
  'lambda/policy-size',
  'lambda/provisioned-unused',
  'lambda/source-code-hash',
  'lambda/warm-up-target',
  'load-balancer/one-subnet-a-zone',
  'pipes/source-parameters',
  'rest-api/authorizer-invoke-arn',
  'rest-api/aws-service-role',
  'rest-api/body-yaml-region',
  'rest-api/deployment-create-first',
  'rest-api/deployment-frozen',
  'rest-api/deployment-triggers',
  'rest-api/deployment-triggers-complete',
  'rest-api/integration-invoke-arn',
  'rest-api/integration-url',
  'rest-api/model-by-name',
  'rest-api/policy-form',
  'rest-api/stream-uri',
  'route53/alias-target',
  'route53/alias-type',
  'route53/alias-zone',
  'route53/zone-name-servers',
  's3/policy-bucket',
  'sqs/dead-letter-target',
  'sqs/redrive-kind',
  'stage/deployed',
  'stage/deployed-once',
  'stage/log-destination-suffix',
  'waf/acl-form',
  'waf/log-destination',
  'waf/reference',
  'waf/resource-form',
]);

/** For each type, an empty value for every argument that any case writes. */
export const empty: Record<string, Record<string, unknown>> = {};
for (const [address, body] of cases.flatMap((one) =>
  Object.entries({ ...one.breaks, ...patched(one.breaks, one.sound) }),
)) {
  const type = address.replace(/^data\./, '').split('.')[0] ?? '';
  const values = Object.entries(body ?? {}).map(([name, value]) => [name, emptyLike(value)]);
  empty[type] = { ...empty[type], ...Object.fromEntries(values) };
}

function emptyLike(value: unknown): unknown {
  if (typeof value === 'object') return [];
  return { string: '', number: 0, boolean: false }[typeof value as 'string' | 'number' | 'boolean'];
}

/** Whether what is sound can be planned: a plan knows how many there are of a resource, and what a module makes. */
export const isPlannable = ({ sound }: Case): boolean =>
  Object.entries(sound).every(
    ([address, body]) => !address.startsWith('module.') && (body === null || !Object.hasOwn(body, 'count')),
  );
