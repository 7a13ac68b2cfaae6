import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { numberOf, textOf, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { needsAccountRole } from '../account-role';
import { apiOf, isNotTrue, isOn, isTrue, membersOf, protocolOf, startOf } from '../apis';
import { absent, argument, rule, shown } from '../define';
import { matches, numberBetween, orEmpty } from '../demands';
import { dependsOn, ignoresChanges } from '../ordering';

/** The Terraform type of HTTP and WebSocket APIs. */
export const v2Stage = 'aws_apigatewayv2_stage';

/** The Terraform type of REST APIs. */
export const restStage = 'aws_api_gateway_stage';

const named = [
  argument({
    id: 'stage/name-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
    on: v2Stage,
    at: 'name',
    must: matches(patterns.httpStageName, 'be $default or 1 to 128 letters, digits, underscores and hyphens'),
    fix: 'Use letters, digits and underscores.',
  }),
  argument({
    id: 'rest-api/stage-name-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
    on: [restStage, 'aws_api_gateway_deployment'],
    at: 'stage_name',
    must: matches(orEmpty(patterns.stageName), 'be 1 to 128 letters, digits, underscores and hyphens'),
    fix: 'Use letters, digits and underscores; $default is for HTTP APIs only.',
  }),
];

const deployed = [
  rule({
    id: 'stage/deployed',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html',
    on: v2Stage,
    demand: 'a stage must deploy by itself or name a deployment',
    fix: 'Set auto_deploy = true, or deployment_id.',
    check: (resource) => {
      return (
        isNotTrue(resource, 'auto_deploy') &&
        resource.lacks('deployment_id') &&
        !ignoresChanges(resource, 'deployment_id') &&
        'auto_deploy must be true without deployment_id, or the stage serves nothing'
      );
    },
  }),
  absent({
    id: 'stage/deployed-once',
    severity: 'rejects',
    source: 'unverified',
    on: v2Stage,
    demand: 'deployment_id must be absent with auto_deploy',
    fix: 'Keep one of the two.',
    at: 'deployment_id',
    where: (resource) =>
      isTrue(resource, 'auto_deploy') && !ignoresChanges(resource, 'deployment_id') && 'with auto_deploy = true',
  }),
  rule({
    id: 'http-api/deployment-after-routes',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html',
    on: 'aws_apigatewayv2_deployment',
    demand: 'a deployment must depend on the routes of its API',
    fix: 'Add depends_on with the routes, and triggers over routes and integrations.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      const routes = api === undefined ? [] : membersOf(model, 'aws_apigatewayv2_route', api).members;
      return (
        routes.length > 0 &&
        !routes.some((route) => dependsOn(resource, route, model)) &&
        `must depend on the routes of ${api?.address}, and depends on none`
      );
    },
  }),
];

function variableProblems(resource: Resource, name: string): (string | false)[] {
  const map = resource.map(name) ?? {};
  const most = limits.stageVariables.value;
  return [
    ...Object.keys(map).map(
      (key) =>
        !patterns.stageVariableName.test(key) &&
        `${name} must be named in 1 to 64 letters, digits and underscores, was ${shown(key)}`,
    ),
    ...Object.entries(map).map(([key, value]) => {
      const text = textOf(value);
      return (
        text !== undefined &&
        !patterns.stageVariableValue.test(text) &&
        `${name}.${key} must have 1 to 512 characters of A-Z a-z 0-9 -._~:/?#&=, and no others, was ${shown(text)}`
      );
    }),
    Object.keys(map).length > most && `${name} must have at most ${most} entries, had ${Object.keys(map).length}`,
  ];
}

const variables = [
  rule({
    id: 'stage/variables',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    on: v2Stage,
    demand: 'stage_variables must keep to the names and characters AWS allows',
    fix: 'Rename or re-encode the variable.',
    check: (resource) => variableProblems(resource, 'stage_variables'),
  }),
  rule({
    id: 'rest-api/stage-variables',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-stage-variable-name)',
    on: restStage,
    demand: 'variables must keep to the names and characters AWS allows',
    fix: 'Rename or re-encode the variable.',
    check: (resource) => variableProblems(resource, 'variables'),
  }),
];

const throttleNames = ['throttling_burst_limit', 'throttling_rate_limit'] as const;

const missingThrottle = (block: Body, name: string): string | false => {
  const value = numberOf(block.get(name));
  return (
    (block.get(name) === undefined || value === 0) &&
    `must be a positive number, was ${shown(block.get(name))}, for which every request gets 429`
  );
};

const throttles = [
  rule({
    id: 'stage/default-throttles',
    severity: 'misbehaves',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/43307',
    on: v2Stage,
    demand: 'default_route_settings must state both throttles, as positive numbers',
    fix: 'Set throttling_burst_limit and throttling_rate_limit.',
    check: (resource) =>
      resource
        .blocks('default_route_settings')
        .flatMap((block) =>
          throttleNames.map((name) => prefixed(`default_route_settings.${name}`, missingThrottle(block, name))),
        ),
  }),
  rule({
    id: 'stage/route-throttles',
    severity: 'misbehaves',
    source: 'requests of provider 5.100.0, recorded',
    on: v2Stage,
    demand: 'route_settings must state both throttles, as positive numbers',
    fix: 'Set throttling_burst_limit and throttling_rate_limit.',
    check: (resource) =>
      resource
        .blocks('route_settings')
        .flatMap((block) =>
          throttleNames.map((name) => prefixed(`route_settings.${name}`, missingThrottle(block, name))),
        ),
  }),
  rule({
    id: 'stage/route-settings-key',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-stage-route-settings-key)',
    on: v2Stage,
    demand: 'route_settings must name a route of the API, and the stage must depend on it',
    fix: 'Name an existing route key, and add the route to depends_on.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      if (api === undefined) return undefined;
      return resource
        .blocks('route_settings')
        .map((block) => routeSettingsProblem(resource, block.get('route_key'), api, model));
    },
  }),
  argument({
    id: 'stage/throttle-sign',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html',
    on: v2Stage,
    at: [
      'default_route_settings.throttling_burst_limit',
      'default_route_settings.throttling_rate_limit',
      'route_settings.throttling_burst_limit',
      'route_settings.throttling_rate_limit',
    ],
    must: numberBetween(0, Number.POSITIVE_INFINITY),
    fix: 'Give requests a second and a burst, both positive.',
  }),
];

const prefixed = (name: string, problem: string | false): string | false => problem && `${name} ${problem}`;

function routeSettingsProblem(
  stage: Resource,
  key: Value | undefined,
  api: Resource,
  model: Model,
): string | undefined {
  const { members, closed } = membersOf(model, 'aws_apigatewayv2_route', api);
  if (typeof key !== 'string' || key.startsWith('$') || !api.lacks('body') || !api.lacks('route_key')) return undefined;
  const keys = members.map((route) => route.get('route_key'));
  const route = members[keys.indexOf(key)];
  if (route !== undefined)
    return dependsOn(stage, route, model)
      ? undefined
      : `route_settings for ${shown(key)} must wait for ${route.address}, and the stage does not depend on it`;
  const known = keys.every((one) => typeof one === 'string');
  return closed && known ? `route_settings.route_key must be a route of ${api.address}, was ${shown(key)}` : undefined;
}

/** Whether an access log goes to a log group: a delivery stream needs no role of the account. */
const goesToLogGroup = (block: Body, model: Model): boolean =>
  model.follow(block, 'destination_arn', 'aws_cloudwatch_log_group') !== undefined ||
  /^arn:[\w-]+:logs:/.test(startOf(block.get('destination_arn')) ?? '');

const certificates = [
  absent({
    id: 'http-api/no-client-certificate',
    severity: 'rejects',
    source: 'botocore 1.43.11, CreateStage; part unverified',
    on: v2Stage,
    demand: 'client_certificate_id must be absent on an HTTP API',
    fix: 'Remove client_certificate_id.',
    at: 'client_certificate_id',
    where: (resource, model) => isOn('HTTP', resource, model) && 'on an HTTP API',
  }),
  rule({
    id: 'websocket-api/log-needs-account-role',
    severity: 'misbehaves',
    severityIn: ({ accountRoleMissing }) => (accountRoleMissing ? 'rejects' : undefined),
    source: 'code search (AWS text; AmazonApiGatewayV2)',
    on: v2Stage,
    demand: 'logs of a WebSocket API need the CloudWatch role of the account',
    fix: 'Set aws_api_gateway_account.cloudwatch_role_arn in that region first.',
    check: (resource, model) => {
      if (protocolOf(apiOf(resource, model)) !== 'WEBSOCKET') return undefined;
      const level = resource.block('default_route_settings')?.get('logging_level');
      const logs = resource.blocks('access_log_settings').length > 0 || level === 'INFO' || level === 'ERROR';
      return logs ? needsAccountRole(resource, model) : undefined;
    },
  }),
  rule({
    id: 'rest-api/access-log-needs-account-role',
    severity: 'misbehaves',
    severityIn: ({ accountRoleMissing }) => (accountRoleMissing ? 'rejects' : undefined),
    source: 'https://github.com/aws-samples/serverless-patterns/issues/620',
    on: restStage,
    demand: 'access logs of a REST API need the CloudWatch role of the account',
    fix: 'Set aws_api_gateway_account.cloudwatch_role_arn in that region, and let the stage depend on it.',
    check: (resource, model) =>
      resource
        .blocks('access_log_settings')
        .map((block) => (goesToLogGroup(block, model) ? needsAccountRole(resource, model) : undefined)),
  }),
];

/** Rules about stages and deployments of both generations. */
export const stageRules = [...named, ...deployed, ...variables, ...throttles, ...certificates];
