import { enumerations } from '../../../limits/limits';
import type { ServiceSubtype } from '../../../terraform/apis/service-subtypes';
import { isMap, own } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isOn } from '../apis';
import { argument, given, rule, shown } from '../define';
import { matches, oneOf } from '../demands';
import { integration, isVersion2 } from './integration';

const { value: services, source: reference } = enumerations.serviceIntegrations;

/** What AWS takes for the service action of an integration, where that is known. */
function takenBy(resource: Body): ServiceSubtype | undefined {
  const subtype = resource.get('integration_subtype');
  return typeof subtype === 'string' ? own(services, subtype) : undefined;
}

/** A state machine of the kind that answers nobody, where a caller waits for its answer. */
function standardMachineOf(resource: Resource, model: Model): Resource | undefined {
  const parameters = resource.symbolic('request_parameters');
  const arn = isMap(parameters) ? parameters.StateMachineArn : undefined;
  const machine = model.followValue(arn, ['aws_sfn_state_machine']);
  if (machine?.type !== 'aws_sfn_state_machine') return undefined;
  return machine.lacks('type') || machine.get('type') === 'STANDARD' ? machine : undefined;
}

const webSocketOnly = ['content_handling_strategy', 'request_templates', 'template_selection_expression'];

/** Rules about integrations with AWS services, and about arguments of WebSocket APIs. */
export const serviceIntegrationRules = [
  argument({
    id: 'http-api/service-integration-known',
    severity: 'rejects',
    source: reference,
    on: integration,
    at: 'integration_subtype',
    must: oneOf(['', ...Object.keys(services)]),
    fix: 'Use a service action that HTTP APIs integrate with, or a function in between.',
  }),
  given({
    id: 'http-api/service-integration-role',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-integration-subtype-credentials)',
    on: integration,
    demand: 'credentials_arn must be given with integration_subtype',
    fix: 'Set credentials_arn to a role that apigateway.amazonaws.com may assume.',
    at: 'credentials_arn',
    where: (resource) =>
      resource.has('integration_subtype') === true &&
      `with integration_subtype ${shown(resource.get('integration_subtype'))}`,
  }),
  rule({
    id: 'http-api/service-integration-payload-version',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-integration-subtype-payload-version)',
    on: integration,
    demand: 'payload_format_version must be "1.0" with integration_subtype',
    fix: 'Set payload_format_version to "1.0".',
    check: (resource) =>
      resource.has('integration_subtype') === true &&
      isVersion2(resource) &&
      'payload_format_version must be "1.0" with integration_subtype, was "2.0"',
  }),
  rule({
    id: 'http-api/service-integration-parameters',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-integration-subtype-required-parameters)',
    on: integration,
    demand: 'request_parameters must hold every parameter that the service action needs',
    fix: 'Add the missing keys to request_parameters.',
    check: (resource) => {
      const given = resource.get('request_parameters');
      if (given !== undefined && !isMap(given)) return undefined;
      const needed = takenBy(resource)?.required ?? [];
      const missing = needed.filter((name) => given === undefined || !Object.hasOwn(given, name));
      return (
        missing.length > 0 &&
        `request_parameters must hold ${missing.join(', ')} for ${resource.get('integration_subtype')}, held ${shown(Object.keys(given ?? {}))}`
      );
    },
  }),
  rule({
    id: 'http-api/service-integration-parameter-known',
    severity: 'misbehaves',
    source: reference,
    on: integration,
    demand: 'request_parameters must hold parameters of the service action alone',
    fix: 'Write the names as AWS lists them for the action; case matters.',
    check: (resource) => {
      const taken = takenBy(resource);
      if (taken === undefined) return undefined;
      const names = [...taken.required, ...taken.optional];
      return Object.keys(resource.map('request_parameters') ?? {}).map(
        (name) =>
          !names.includes(name) &&
          `a key of request_parameters must be one of ${names.join(', ')} for ${resource.get('integration_subtype')}, was ${shown(name)}`,
      );
    },
  }),
  rule({
    id: 'http-api/message-attributes',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/17348',
    on: integration,
    demand: 'MessageAttributes of SQS-SendMessage must be taken from the request',
    fix: 'Write a selection expression such as $request.header.attributes, or leave MessageAttributes out.',
    check: (resource) => {
      const value = resource.map('request_parameters')?.MessageAttributes;
      return (
        resource.get('integration_subtype') === 'SQS-SendMessage' &&
        typeof value === 'string' &&
        !value.includes('$') &&
        `MessageAttributes must be a selection expression, was ${shown(value)}`
      );
    },
  }),
  rule({
    id: 'http-api/sync-execution-express',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html',
    on: integration,
    demand: 'StepFunctions-StartSyncExecution must name a state machine of type EXPRESS',
    fix: 'Set type of the aws_sfn_state_machine to EXPRESS, or use StepFunctions-StartExecution.',
    check: (resource, model) => {
      if (resource.get('integration_subtype') !== 'StepFunctions-StartSyncExecution') return undefined;
      const machine = standardMachineOf(resource, model);
      return machine && `StateMachineArn must be of a state machine of type EXPRESS, was of ${machine.address}`;
    },
  }),
  rule({
    id: 'http-api/no-websocket-integration-arguments',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2',
    on: integration,
    demand: 'templates, content handling and passthrough must be absent on an HTTP API',
    fix: 'Remove the argument.',
    check: (resource, model) => {
      if (!isOn('HTTP', resource, model)) return undefined;
      const passthrough = resource.get('passthrough_behavior');
      return [
        ...webSocketOnly.map(
          (name) =>
            isGiven(resource, name) && `${name} must be absent on an HTTP API, was ${shown(resource.get(name))}`,
        ),
        typeof passthrough === 'string' &&
          !['', 'WHEN_NO_MATCH'].includes(passthrough) &&
          `passthrough_behavior must be absent on an HTTP API, was ${shown(passthrough)}`,
      ];
    },
  }),
  argument({
    id: 'http-api/caller-credentials',
    severity: 'rejects',
    source: 'botocore 1.43.11, docs; tried',
    on: integration,
    at: 'credentials_arn',
    must: matches(
      /^(?!arn:[\w-]+:iam::\*:user\/\*$)/,
      'be the ARN of a role, because the provider refuses the caller form',
    ),
    fix: 'Use a role, or a newer provider that takes arn:aws:iam::*:user/*.',
  }),
];

const isGiven = (resource: Body, name: string): boolean => {
  const value = resource.get(name);
  const size = isMap(value) ? Object.keys(value).length : typeof value === 'string' ? value.length : 0;
  return size > 0;
};
