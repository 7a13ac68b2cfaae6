import { limits } from '../../../limits/limits';
import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { hostOf, mayBeUrl, outlineOf, startOf } from '../apis';
import { argument, given, rule, shown } from '../define';
import { avoids, matches, wholeNumber } from '../demands';
import { endpointTypeOf } from '../endpoint-type';
import { gatewayArnProblem } from '../gateway-arn';
import { invocationOf, invokeArnProblem } from '../invocation';
import { restApiOf } from './api';

/** The Terraform type of an integration of a REST API. */
export const integration = 'aws_api_gateway_integration';

/** The type of an integration, when it is known. */
export const typeOf = (resource: Body): string | undefined => textOf(resource.get('type'));

const isAws = (resource: Body): boolean => typeOf(resource) === 'AWS' || typeOf(resource) === 'AWS_PROXY';

/** Whether an answer is sent piece by piece, or may be: then it may take longer. */
const isStreaming = (resource: Body): boolean =>
  !['BUFFERED', undefined].includes(
    textOf(resource.get('response_transfer_mode')) ?? (resource.lacks('response_transfer_mode') ? undefined : 'STREAM'),
  );

/** Whether an integration calls a URL. */
export const isHttp = (resource: Body): boolean => typeOf(resource) === 'HTTP' || typeOf(resource) === 'HTTP_PROXY';

/** Rules about what `aws_api_gateway_integration` calls, and how long it waits. */
export const restIntegrationRules = [
  given({
    id: 'rest-api/integration-method-given',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-http-method)',
    on: integration,
    demand: 'integration_http_method must be given, except for MOCK',
    fix: 'Set it to POST for Lambda, to the method of the backend otherwise.',
    at: 'integration_http_method',
    where: (resource) => (isAws(resource) || isHttp(resource)) && `with type ${typeOf(resource)}`,
  }),
  rule({
    id: 'rest-api/lambda-method',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
    on: integration,
    demand: 'Lambda must be called with POST',
    fix: 'Set integration_http_method = "POST".',
    check: (resource, model) => {
      const verb = resource.get('integration_http_method');
      const lambda =
        invocationOf(resource, 'uri', model) !== undefined ||
        /:lambda:path\//.test(outlineOf(resource.get('uri')) ?? '');
      return (
        typeof verb === 'string' &&
        verb !== 'POST' &&
        isAws(resource) &&
        lambda &&
        `integration_http_method must be POST for Lambda, was ${shown(verb)}`
      );
    },
  }),
  rule({
    id: 'rest-api/integration-invoke-arn',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-aws-uri)',
    on: integration,
    demand: 'uri of an AWS integration must be an API Gateway ARN',
    fix: 'Use invoke_arn of the function or alias.',
    check: (resource) => isAws(resource) && (invokeArnProblem(resource, 'uri') ?? awsUriProblem(resource)),
  }),
  rule({
    id: 'rest-api/aws-proxy-lambda-only',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: integration,
    demand: 'AWS_PROXY must call Lambda or Firehose',
    fix: 'Use type AWS with templates for other services.',
    check: (resource) => {
      const service = serviceOf(resource);
      return (
        typeOf(resource) === 'AWS_PROXY' &&
        service !== undefined &&
        !['lambda', 'firehose'].includes(service) &&
        `uri must name Lambda with type AWS_PROXY, named ${service}`
      );
    },
  }),
  given({
    id: 'rest-api/aws-service-role',
    severity: 'rejects',
    source: 'moto apigateway exceptions (AWS text)',
    on: integration,
    demand: 'an AWS integration other than Lambda needs credentials',
    fix: 'Set credentials to a role that apigateway.amazonaws.com may assume.',
    at: 'credentials',
    where: (resource) => {
      const service = serviceOf(resource);
      return typeOf(resource) === 'AWS' && service !== undefined && service !== 'lambda' && `for ${service}`;
    },
  }),
  rule({
    id: 'rest-api/integration-url',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-http-uri)',
    on: integration,
    demand: 'uri of an HTTP integration must be an http:// or https:// URL',
    fix: 'Write the whole URL, scheme included.',
    check: (resource) => {
      const uri = resource.get('uri');
      return (
        isHttp(resource) &&
        !mayBeUrl(uri) &&
        `uri must start with http:// or https://, was ${hostOf(uri) ?? shown(startOf(uri))}`
      );
    },
  }),
  rule({
    id: 'rest-api/integration-host',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/23710',
    on: integration,
    demand: 'the host of uri holds no {parameter}',
    fix: 'Write the host out, or take it from a stage variable: ${stageVariables.host}.',
    check: (resource) => {
      const uri = textOf(resource.get('uri')) ?? '';
      return isHttp(resource) && openHost.test(uri) && `uri must have a host without {parameter}, was ${shown(uri)}`;
    },
  }),
  argument({
    id: 'rest-api/connection-id-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html',
    on: [integration, 'aws_apigatewayv2_integration'],
    at: 'connection_id',
    must: avoids(/^arn:/, 'be the id of a VPC link, not its ARN'),
    fix: 'Use id of the VPC link.',
  }),
  argument({
    id: 'rest-api/authorizer-role',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html',
    on: ['aws_api_gateway_authorizer', 'aws_apigatewayv2_authorizer'],
    at: ['authorizer_credentials', 'authorizer_credentials_arn'],
    must: matches(/^$|^arn:[\w-]+:iam::\d{12}:role\/.+$/, 'be the ARN of a role'),
    fix: 'Use arn of an aws_iam_role.',
  }),
  argument({
    id: 'rest-api/credentials-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-credentials-arn)',
    on: integration,
    at: 'credentials',
    must: matches(
      /^$|^arn:[\w-]+:iam::(\d{12}:role\/.+|\*:user\/\*)$/,
      'be the ARN of a role, or arn:aws:iam::*:user/*',
    ),
    fix: 'Use the arn of an aws_iam_role.',
  }),
  rule({
    id: 'rest-api/integration-timeout',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-timeout-range)',
    on: integration,
    demand: 'timeout_milliseconds must be from 50 to 29000',
    fix: 'Give at most 29000, and let longer work go on after the answer.',
    check: (resource, model) => {
      const value = resource.get('timeout_milliseconds');
      const edge = endpointTypeOf(restApiOf(resource, model)) === 'EDGE';
      const { least, most } = isStreaming(resource)
        ? limits.restStreamTimeoutMs.value
        : edge
          ? limits.restTimeoutMs.value
          : limits.restRaisedTimeoutMs.value;
      return (
        value !== undefined &&
        wholeNumber(least, most).holds(value) === false &&
        `timeout_milliseconds must be a whole number from ${least} to ${most}, was ${shown(value)}`
      );
    },
  }),
  rule({
    id: 'rest-api/integration-timeout-raised',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-timeout-range)',
    severity: 'misbehaves',
    on: integration,
    demand: 'timeout_milliseconds above 29000 needs a raised quota',
    fix: 'Raise the quota of the account first, then waive this finding; or give at most 29000.',
    check: (resource, model) => {
      const value = numberOf(resource.get('timeout_milliseconds'));
      const edge = endpointTypeOf(restApiOf(resource, model)) === 'EDGE';
      return (
        value !== undefined &&
        !edge &&
        !isStreaming(resource) &&
        value > limits.restTimeoutMs.value.most &&
        value <= limits.restRaisedTimeoutMs.value.most &&
        `timeout_milliseconds must be at most ${limits.restTimeoutMs.value.most} with the quota of a new account, was ${value}`
      );
    },
  }),
];

/** The AWS service an integration uri names, `sqs`. */
function serviceOf(resource: Body): string | undefined {
  const text = outlineOf(resource.get('uri'), '?') ?? '';
  return /^arn:[^:]+:apigateway:[^:]+:(?:[\w-]+\.)?([a-z0-9-]+):(?:path|action)\//.exec(text)?.[1];
}

/** Names by which services are known, and by which API Gateway does not know them. */
const notServices = /^(stepfunctions?|step-functions|sfn|eventbridge|event-bridge|dynamo|cognito)$/;

/** The host of a URL is not filled in from the request, but from a stage variable. */
const openHost = /^https?:\/\/[^/?]*(?<!\$)\{/;

function awsUriProblem(resource: Body): string | false {
  const text = outlineOf(resource.get('uri'), '?');
  if (text === undefined || text.startsWith('?')) return false;
  const problem = gatewayArnProblem(resource.get('uri'));
  if (problem !== undefined) return `uri ${problem}`;
  if (text.includes('?')) return false;
  if (/:lambda:path\//.test(text) && !/\/functions\/.+\/(response-streaming-)?invocations$/.test(text))
    return `uri must end with functions/ARN/invocations, was ${shown(text)}`;
  const [, called = 'arn:'] =
    /:lambda:path\/[^/]+\/functions\/(.+)\/(?:response-streaming-)?invocations$/.exec(text) ?? [];
  if (!/^(arn:|\$\{)/.test(called)) return `uri must hold the ARN of the function, was ${shown(text)}`;
  const [, service = ''] = /^arn:[^:]+:apigateway:[^:]+:([^:]+):/.exec(text) ?? [];
  if (notServices.test(service))
    return `uri must name a service as its endpoint does, such as states or events, was ${shown(service)}`;
  return (
    !/^arn:[^:]+:apigateway:[^:]+:[^:]+:(path|action)\//.test(text) &&
    `uri must be arn:PARTITION:apigateway:REGION:SERVICE:path/..., was ${shown(text)}`
  );
}
