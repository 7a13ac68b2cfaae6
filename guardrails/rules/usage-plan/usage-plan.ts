import { limits } from '../../../limits/limits';
import { numberOf, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { identityOf, isNotTrue, membersOf, oncePerModel, protocolOf, repeated } from '../apis';
import { argument, atMost, rule, shown, unique } from '../define';
import { longAs, matches, numberBetween, oneOf } from '../demands';
import { dependsOn } from '../ordering';

const plan = 'aws_api_gateway_usage_plan';
const planKey = 'aws_api_gateway_usage_plan_key';
const offsets: Readonly<Record<string, number>> = limits.quotaOffset.value;

const restApiIn = (block: Body, model: Model): Resource | undefined =>
  model.follow(block, 'api_id', 'aws_api_gateway_rest_api');

const plans = [
  rule({
    id: 'usage-plan/rest-api-only',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html',
    on: plan,
    demand: 'a usage plan must be of a REST API',
    fix: 'Use a REST API, or throttle the routes of the HTTP API.',
    check: (resource, model) =>
      resource.blocks('api_stages').map((block) => {
        const found = model.follow(block, 'api_id', 'aws_apigatewayv2_api');
        return protocolOf(found) === 'HTTP' && `api_stages.api_id must be a REST API, ${found?.address} is an HTTP API`;
      }),
  }),
  argument({
    id: 'usage-plan/quota-period',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-usage-plan-quota-period-required)',
    on: plan,
    at: 'quota_settings.period',
    must: oneOf(Object.keys(offsets)),
    fix: 'Use DAY, WEEK or MONTH.',
  }),
  rule({
    id: 'usage-plan/quota-offset',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-usage-plan-quota-offset-range)',
    on: plan,
    demand: 'quota_settings.offset must lie in its period: 0 for DAY, to 6 for WEEK, to 27 for MONTH',
    fix: 'Give an offset within the period.',
    check: (resource) =>
      resource.blocks('quota_settings').map((block) => {
        const period = textOf(block.get('period')) ?? '';
        const [offset, most] = [numberOf(block.get('offset')), offsets[period]];
        return (
          offset !== undefined &&
          most !== undefined &&
          (offset < 0 || offset > most) &&
          `quota_settings.offset must be from 0 to ${most} in a ${period}, was ${offset}`
        );
      }),
  }),
  argument({
    id: 'usage-plan/quota-limit',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-usage-plan-quota-limit)',
    on: plan,
    at: 'quota_settings.limit',
    must: numberBetween(1, Number.POSITIVE_INFINITY),
    fix: 'Allow at least one request.',
  }),
  argument({
    id: 'usage-plan/throttle-path',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-usage-plan-throttle-key)',
    on: plan,
    at: 'api_stages.throttle.path',
    must: matches(/^\/.*\/([A-Z]+|\*)$/, 'be /RESOURCE/METHOD, the method in upper case or *'),
    fix: 'Write for example /items/GET.',
  }),
  rule({
    id: 'usage-plan/throttle-zero',
    severity: 'misbehaves',
    source: 'requests of provider 5.100.0, recorded',
    on: plan,
    demand: 'a method throttle of 0 is not sent',
    fix: 'Give a positive number; take the method out of the API to block it.',
    check: (resource) =>
      resource
        .blocks('api_stages')
        .flatMap((block) =>
          block
            .blocks('throttle')
            .flatMap((throttle) =>
              ['burst_limit', 'rate_limit'].map(
                (name) =>
                  throttle.get(name) !== undefined &&
                  numberOf(throttle.get(name)) === 0 &&
                  `api_stages.throttle.${name} must be positive, was 0, which has no effect`,
              ),
            ),
        ),
  }),
  rule({
    id: 'usage-plan/stage-reference',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-usage-plan-api-stage-exists)',
    on: plan,
    demand: 'a usage plan must depend on the stage it names, and name it once',
    fix: 'Reference the stage resource instead of its name.',
    check: (resource, model) => {
      const blocks = resource.blocks('api_stages');
      const places = blocks.map((block) => `${identityOf(block, 'api_id')} ${identityOf(block, 'stage')}`);
      const twice = places.find((place, at) => !place.includes('undefined') && places.indexOf(place) !== at);
      return [
        ...blocks.map((block) => stageProblem(resource, block, model)),
        twice !== undefined && 'api_stages must name each stage once, names one twice',
      ];
    },
  }),
  rule({
    id: 'usage-plan/method-needs-key',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html',
    on: plan,
    demand: 'a usage plan acts on methods with api_key_required = true only',
    fix: 'Set api_key_required = true on each planned method.',
    check: (resource, model) =>
      resource.blocks('api_stages').map((block) => {
        const api = restApiIn(block, model);
        if (api === undefined || api.has('body') !== false) return undefined;
        const { members, closed } = membersOf(model, 'aws_api_gateway_method', api);
        const methods = members.filter((one) => one.get('http_method') !== 'OPTIONS');
        return (
          closed &&
          methods.length > 0 &&
          methods.every((one) => isNotTrue(one, 'api_key_required')) &&
          `api_stages must be of an API whose methods require a key, none of ${api.address} does, e.g. ${methods[0]?.address}: the plan is never applied`
        );
      }),
  }),
  atMost({
    id: 'usage-plan/throttle-quota',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    on: plan,
    demand: 'a stage of a plan must have at most 20 method throttles',
    fix: 'Throttle fewer methods one by one.',
    at: 'api_stages',
    most: limits.methodThrottlesPerPlanStage.value,
    unit: 'throttles',
    count: (resource) => resource.blocks('api_stages').map((block) => block.blocks('throttle').length),
  }),
];

function stageProblem(resource: Resource, block: Body, model: Model): string | undefined {
  const api = restApiIn(block, model);
  const name = block.get('stage');
  if (name === '') return 'api_stages.stage must name a stage, was ""';
  if (api === undefined || typeof name !== 'string') return undefined;
  const { members } = membersOf(model, 'aws_api_gateway_stage', api);
  const found = members.find((one) => one.get('stage_name') === name);
  return found !== undefined && !dependsOn(resource, found, model)
    ? `api_stages.stage must be taken from ${found.address}, was the text ${shown(name)}, which does not wait for it`
    : undefined;
}

/** Later keys of a plan whose stage an earlier plan of the same key already covers. */
const shared = oncePerModel((model): ReadonlyMap<Resource, Resource> => {
  const again = new Map<Resource, Resource>();
  const first = new Map<string, Resource>();
  for (const one of model.ofType(planKey)) {
    const [key, own] = [identityOf(one, 'key_id'), model.follow(one, 'usage_plan_id', plan)];
    if (one.conditional || key === undefined || own === undefined) continue;
    for (const block of own.blocks('api_stages')) {
      const place = `${key} ${identityOf(block, 'api_id')} ${identityOf(block, 'stage')}`;
      const earlier = place.includes('undefined') ? undefined : first.get(place);
      if (earlier !== undefined && earlier !== one) again.set(one, earlier);
      else if (earlier === undefined) first.set(place, one);
    }
  }
  return again;
});

const sameKeys = oncePerModel((model) =>
  repeated(model.ofType('aws_api_gateway_api_key'), (one) => textOf(one.get('value'))),
);

const keys = [
  rule({
    id: 'usage-plan/one-plan-per-key',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
    on: planKey,
    demand: 'a key must be in one plan a stage',
    fix: 'Use one key a plan.',
    check: (resource, model) => {
      const earlier = shared(model).get(resource);
      return earlier && `key_id must be in one plan of a stage, ${earlier.address} puts it into another`;
    },
  }),
  argument({
    id: 'usage-plan/key-type',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlanKey.html',
    on: planKey,
    at: 'key_type',
    must: oneOf(['API_KEY']),
    fix: 'Write API_KEY.',
  }),
  argument({
    id: 'usage-plan/name-given',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html',
    on: 'aws_api_gateway_usage_plan',
    at: 'name',
    must: matches(/\S/, 'be given'),
    fix: 'Name the plan.',
  }),
  argument({
    id: 'usage-plan/key-length',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-api-key-value-length)',
    on: 'aws_api_gateway_api_key',
    at: 'value',
    must: longAs(limits.apiKeyLength.value.least, limits.apiKeyLength.value.most),
    fix: 'Leave value out and let the service make one.',
  }),
  unique({
    id: 'usage-plan/key-unique',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-api-key-value-length)',
    on: 'aws_api_gateway_api_key',
    demand: 'the value of a key must be unique',
    fix: 'Leave value out and let the service make one.',
    at: 'value',
    within: 'among keys',
    twin: (resource, model) => sameKeys(model).get(resource),
  }),
];

/** Rules about usage plans and API keys. */
export const usagePlanRules = [...plans, ...keys];
