import { limits } from '../../../limits/limits';
import { Unknown } from '../../../terraform/language/value';
import { isOn, isTrue } from '../apis';
import { argument, given, rule, shown } from '../define';
import { within } from '../demands';
import { authorizerUriProblem } from '../invocation';
import { unpermitted } from '../permissions';
import { authorizer, isRequest } from './authorizer-type';

/** Rules about Lambda authorizers of HTTP and WebSocket APIs: the function called, its payload, and how long its answers are kept. */
export const lambdaAuthorizerRules = [
  given({
    id: 'http-api/request-authorizer-uri',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-request-authorizer-uri-required)',
    on: authorizer,
    demand: 'a REQUEST authorizer must have an authorizer_uri',
    fix: 'Set authorizer_uri to the invoke_arn of the function.',
    at: 'authorizer_uri',
    where: (resource) => isRequest(resource) && 'with authorizer_type REQUEST',
  }),
  rule({
    id: 'http-api/authorizer-invoke-arn',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-authorizer-uri-format)',
    on: authorizer,
    demand: 'authorizer_uri must be an invoke ARN',
    fix: 'Use invoke_arn of the function or alias.',
    check: (resource) => authorizerUriProblem(resource, 'authorizer_uri'),
  }),
  rule({
    id: 'http-api/authorizer-payload-version',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-request-authorizer-payload-version)',
    on: authorizer,
    demand: 'authorizer_payload_format_version must be stated on HTTP APIs and absent on WebSocket APIs',
    fix: 'Set it to "2.0" on an HTTP API; remove it on a WebSocket API.',
    check: (resource, model) => {
      const absent = resource.lacks('authorizer_payload_format_version');
      return [
        isRequest(resource) &&
          absent &&
          isOn('HTTP', resource, model) &&
          'authorizer_payload_format_version must be stated on an HTTP API, was absent',
        resource.has('authorizer_payload_format_version') === true &&
          isOn('WEBSOCKET', resource, model) &&
          `authorizer_payload_format_version must be absent on a WebSocket API, was ${shown(resource.get('authorizer_payload_format_version'))}`,
      ];
    },
  }),
  rule({
    id: 'http-api/simple-responses-version',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-simple-responses-payload-version)',
    on: authorizer,
    demand: 'enable_simple_responses must go with authorizer_payload_format_version "2.0"',
    fix: 'Set authorizer_payload_format_version to "2.0".',
    check: (resource) => {
      const version = resource.get('authorizer_payload_format_version');
      const old = version === undefined || (!(version instanceof Unknown) && Number(version) !== 2);
      return (
        isTrue(resource, 'enable_simple_responses') &&
        old &&
        `authorizer_payload_format_version must be "2.0" with enable_simple_responses, was ${shown(version)}`
      );
    },
  }),
  argument({
    id: 'http-api/authorizer-ttl',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-authorizer-ttl-range)',
    on: authorizer,
    at: 'authorizer_result_ttl_in_seconds',
    must: within(limits.authorizerTtlSeconds.value),
    fix: 'Give at most one hour.',
  }),
  rule({
    id: 'http-api/authorizer-ttl-stated',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
    on: authorizer,
    demand: 'the TTL of a REQUEST authorizer with identity sources must be stated on an HTTP API',
    fix: 'Set authorizer_result_ttl_in_seconds to 0, or add $context.routeKey to identity_sources.',
    check: (resource, model) =>
      isRequest(resource) &&
      resource.has('identity_sources') === true &&
      resource.lacks('authorizer_result_ttl_in_seconds') &&
      isOn('HTTP', resource, model) &&
      'authorizer_result_ttl_in_seconds must be stated, was absent, for which the provider sends 300: one answer then opens every route',
  }),
  rule({
    id: 'http-api/authorizer-permission',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
    on: authorizer,
    demand: 'the function of an authorizer must permit API Gateway to call it',
    fix: 'Add an aws_lambda_permission for EXECUTION_ARN/authorizers/ID, or authorizer_credentials_arn.',
    check: (resource, model) => unpermitted(resource, 'authorizer_uri', 'authorizer_credentials_arn', model),
  }),
];
