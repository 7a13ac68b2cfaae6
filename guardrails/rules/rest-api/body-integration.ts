import { limits } from '../../../limits/limits';
import { type Operation, openApiOf } from '../../../terraform/documents/openapi';
import { isMap, numberOf, own, textOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { bodyOperationsOf, mayBeUrl, outlineOf, startOf } from '../apis';
import { rule, shown } from '../define';
import { gatewayArnProblem } from '../gateway-arn';
import { api, restApiOf } from './api';
import { integration } from './integration';

const extension = 'x-amazon-apigateway-integration';
const types = ['http', 'http_proxy', 'aws', 'aws_proxy', 'mock'];

/** What an operation of a body calls, when it is known. */
export function bodyIntegrationOf({ operation }: Operation): ValueMap | undefined {
  const found = operation[extension];
  return isMap(found) ? found : undefined;
}

const isAbsent = (map: ValueMap, name: string): boolean => own(map, name) === undefined || own(map, name) === null;

/** The AWS service that a uri names, `sqs`. */
const serviceOf = (uri: Value | undefined): string | undefined =>
  /^arn:[^:]+:apigateway:[^:]+:(?:[\w-]+\.)?([a-z0-9-]+):(?:path|action)\//.exec(outlineOf(uri, '?') ?? '')?.[1];

/** Says that what is called is no function by its invoke ARN and no service, where a text says what it is. */
function arnProblem(name: string, uri: Value | undefined): string | false {
  const text = typeof uri === 'string' ? uri : 'arn:';
  const isLambda = /:lambda:path\//.test(text);
  const problem = gatewayArnProblem(uri);
  return !/^(arn:|\$\{stageVariables)/.test(text) ||
    (isLambda && !/\/functions\/.+\/(response-streaming-)?invocations$/.test(text))
    ? `body: the uri of ${name} must be an invoke ARN, was ${shown(text)}`
    : problem !== undefined && `body: the uri of ${name} ${problem}`;
}

function calledProblems(name: string, type: string, called: ValueMap): (string | false)[] {
  const service = serviceOf(called.uri);
  return [
    isAbsent(called, 'httpMethod') && `body: ${name} must have an httpMethod with type ${type}, had none`,
    isAbsent(called, 'uri') && `body: ${name} must have a uri with type ${type}, had none`,
    type.startsWith('http') &&
      !mayBeUrl(called.uri) &&
      `body: the uri of ${name} must start with http:// or https://, was ${shown(startOf(called.uri))}`,
    type.startsWith('aws') && arnProblem(name, called.uri),
    type === 'aws' &&
      service !== undefined &&
      service !== 'lambda' &&
      isAbsent(called, 'credentials') &&
      `body: ${name} must have credentials for ${service}, had none`,
    textOf(called.connectionType) === 'VPC_LINK' &&
      isAbsent(called, 'connectionId') &&
      `body: ${name} must have a connectionId with connectionType VPC_LINK, had none`,
  ];
}

function timeoutProblem(name: string, called: ValueMap): string | false {
  const milliseconds = numberOf(called.timeoutInMillis);
  const { least } = limits.restRaisedTimeoutMs.value;
  const { most } = isAbsent(called, 'responseTransferMode')
    ? limits.restRaisedTimeoutMs.value
    : limits.restStreamTimeoutMs.value;
  return (
    milliseconds !== undefined &&
    (milliseconds < least || milliseconds > most) &&
    `body: timeoutInMillis of ${name} must be from ${least} to ${most}, was ${milliseconds}`
  );
}

function integrationProblems(operation: Operation): (string | false)[] {
  const called = bodyIntegrationOf(operation);
  if (called === undefined) return [];
  const { name } = operation;
  const type = textOf(called.type)?.toLowerCase();
  if (type === undefined)
    return [isAbsent(called, 'type') && `body: the integration of ${name} must have a type, had none`];
  if (!types.includes(type))
    return [`body: the type of the integration of ${name} must be one of ${types.join(', ')}, was ${shown(type)}`];
  return type === 'mock' ? [] : [...calledProblems(name, type, called), timeoutProblem(name, called)];
}

/** Whether a body leaves the integrations of its operations to other resources. */
const isCompleted = (resource: Resource): boolean =>
  resource.get('put_rest_api_mode') !== undefined && resource.get('put_rest_api_mode') !== 'overwrite';

/** Rules about what the operations of `body` of `aws_api_gateway_rest_api` call. */
export const bodyIntegrationRules = [
  rule({
    id: 'rest-api/body-integration',
    severity: 'rejects',
    source: 'https://github.com/ustayready/fireprox/issues/37',
    on: api,
    demand: 'an integration in body must have a type, and the method, uri and role that its type needs',
    fix: 'Complete x-amazon-apigateway-integration of the operation.',
    check: (resource) => bodyOperationsOf(resource).flatMap(integrationProblems),
  }),
  rule({
    id: 'rest-api/body-deployed',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html',
    on: 'aws_api_gateway_deployment',
    demand: 'each operation of a body that is deployed must have an integration',
    fix: 'Add x-amazon-apigateway-integration to the operation.',
    check: (resource, model) => {
      const deployed = restApiOf(resource, model);
      if (deployed === undefined || isCompleted(deployed) || model.ofType(integration).length > 0) return undefined;
      const bare = bodyOperationsOf(deployed).find(
        ({ name, operation }) => !name.startsWith('TRACE ') && isAbsent(operation, extension),
      );
      return (
        bare !== undefined &&
        !(openApiOf(deployed.get('body')).document?.paths instanceof Unknown) &&
        `must deploy operations with integrations, ${bare.name} in body of ${deployed.address} has none`
      );
    },
  }),
];
