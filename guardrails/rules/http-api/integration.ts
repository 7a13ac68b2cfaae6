import type { Value } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { isOn } from '../apis';
import { argument, given, rule, shown } from '../define';
import { oneOf } from '../demands';

/** The Terraform type of an integration of an HTTP or WebSocket API. */
export const integration = 'aws_apigatewayv2_integration';

/** The type of an integration, as far as it is known. */
export const typeOf = (resource: Body): Value | undefined => resource.get('integration_type');

const isSubtyped = (resource: Body): boolean => !resource.lacks('integration_subtype');

/** Whether the payload format version is 2.0, also when it was written as a number. */
export const isVersion2 = (resource: Body): boolean =>
  ['2.0', 2].some((one) => one === resource.get('payload_format_version'));

/** Rules about the type of `aws_apigatewayv2_integration`, and the payload version and method that go with it. */
export const integrationRules = [
  rule({
    id: 'http-api/integration-type',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2 CreateIntegration',
    on: integration,
    demand: 'integration_type of an HTTP API must be AWS_PROXY or HTTP_PROXY',
    fix: 'Use AWS_PROXY for Lambda and AWS services, HTTP_PROXY for the rest.',
    check: (resource, model) => {
      const kind = typeOf(resource);
      const refused = typeof kind === 'string' && kind !== 'AWS_PROXY' && kind !== 'HTTP_PROXY';
      return (
        refused &&
        isOn('HTTP', resource, model) &&
        `integration_type must be AWS_PROXY or HTTP_PROXY on an HTTP API, was ${shown(kind)}`
      );
    },
  }),
  rule({
    id: 'http-api/payload-version-stated',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
    on: integration,
    demand: 'payload_format_version must be stated for Lambda on an HTTP API',
    fix: 'Set payload_format_version to "2.0".',
    check: (resource, model) =>
      typeOf(resource) === 'AWS_PROXY' &&
      !isSubtyped(resource) &&
      resource.lacks('payload_format_version') &&
      isOn('HTTP', resource, model) &&
      'payload_format_version must be stated, was absent, for which the provider sends "1.0"',
  }),
  rule({
    id: 'http-api/http-proxy-payload-version',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-http-proxy-payload-version)',
    on: integration,
    demand: 'payload_format_version of HTTP_PROXY must be "1.0"',
    fix: 'Remove payload_format_version, or set "1.0".',
    check: (resource) =>
      typeOf(resource) === 'HTTP_PROXY' &&
      isVersion2(resource) &&
      'payload_format_version must be "1.0" with HTTP_PROXY, was "2.0"',
  }),
  rule({
    id: 'websocket-api/payload-version',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-websocket-payload-version)',
    on: integration,
    demand: 'payload_format_version of a WebSocket API must be "1.0"',
    fix: 'Remove payload_format_version.',
    check: (resource, model) =>
      isVersion2(resource) &&
      isOn('WEBSOCKET', resource, model) &&
      'payload_format_version must be "1.0" on a WebSocket API, was "2.0"',
  }),
  argument({
    id: 'http-api/payload-version',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-aws-proxy-payload-version)',
    on: integration,
    at: 'payload_format_version',
    must: oneOf(['1.0', '2.0']),
    fix: 'Use "2.0" for Lambda.',
  }),
  given({
    id: 'http-api/http-proxy-method',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-http-proxy-integration-method)',
    on: integration,
    demand: 'integration_method must be given for HTTP_PROXY',
    fix: 'Set integration_method, for example to ANY.',
    at: 'integration_method',
    where: (resource) => typeOf(resource) === 'HTTP_PROXY' && 'with HTTP_PROXY',
  }),
  rule({
    id: 'http-api/lambda-integration-method',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
    on: integration,
    demand: 'integration_method of a Lambda integration must be POST',
    fix: 'Set integration_method to POST, or leave it out.',
    check: (resource) => {
      const method = resource.get('integration_method');
      const wrong = typeof method === 'string' && method !== 'POST' && method !== '';
      return (
        wrong &&
        typeOf(resource) === 'AWS_PROXY' &&
        !isSubtyped(resource) &&
        `integration_method must be POST for Lambda, was ${shown(method)}`
      );
    },
  }),
];
