import { describe, expect, it } from 'vitest';
import { runRules } from '../../guardrails';
import { cases } from './cases';
import { type Case, patched } from './cases/case';
import { planOf, planOfDeployed } from './cases/plan-of';

/**
 * Rules that see less in a plan than in a configuration. A plan names what an expression refers to, not the text around it, the
 * functions in it, nor `lifecycle`; of data sources it has what they came to.
 */
const blinded = new Set([
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
  'event-source/kind',
  'event-source/starting-position',
  'events/target-role',
  'http-api/authorizer-invoke-arn',
  'http-api/integration-url',
  'http-api/jwt-audience-is-client',
  'http-api/jwt-issuer-https',
  'http-api/route-target-form',
  'http-api/sync-execution-express',
  'iam/policy-statement',
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
  'iam/by-name',
  'iam/policy-size',
  'iam/statement-elements',
  'sqs/dead-letter-target',
  'stage/deployed',
  'stage/deployed-once',
  'stage/log-destination-suffix',
  'waf/acl-form',
  'waf/reference',
  'waf/resource-form',
]);

const sound = ({ breaks, sound }: Case) => patched(breaks, sound);
const problemsIn = ({ rule }: Case, plan: unknown): string[] =>
  runRules(plan, { today: '2026-11-20' })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ problem }) => problem);

/** For each type, an empty value for every argument that any case writes. */
const empty: Record<string, Record<string, unknown>> = {};
for (const [address, body] of cases.flatMap((one) => Object.entries({ ...one.breaks, ...sound(one) }))) {
  const type = address.replace(/^data\./, '').split('.')[0] ?? '';
  const values = Object.entries(body ?? {}).map(([name, value]) => [name, emptyLike(value)]);
  empty[type] = { ...empty[type], ...Object.fromEntries(values) };
}

function emptyLike(value: unknown): unknown {
  if (typeof value === 'object') return [];
  return { string: '', number: 0, boolean: false }[typeof value as 'string' | 'number' | 'boolean'];
}

const isFound = (one: Case): boolean => problemsIn(one, planOf(one.breaks, one.regions)).length > 0;
const named = (ones: readonly Case[]) => ones.map((one) => [one.rule, one.when ?? '', one] as const);

describe('A plan', () => {
  it.each(named(cases.filter(({ rule }) => !blinded.has(rule))))('shows what breaks %s %s', (_rule, _when, one) => {
    expect(isFound(one)).toBe(true);
  });

  it.each(named(cases))('shows nothing of %s %s where all is sound', (_rule, _when, one) => {
    expect(problemsIn(one, planOf(sound(one), one.regions))).toEqual([]);
  });

  it.each(named(cases))('shows nothing of %s %s where what is sound is deployed', (_rule, _when, one) => {
    expect(problemsIn(one, planOfDeployed(sound(one), empty, one.regions))).toEqual([]);
  });

  it.each([...blinded])('cannot show all that breaks %s', (rule) => {
    expect(cases.filter((one) => one.rule === rule && !isFound(one))).not.toEqual([]);
  });
});
