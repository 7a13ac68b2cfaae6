import type { HeaderList } from '../../api';
import type { MethodCall } from '../call';
import type { IntegrationDefinition } from '../definition/rest-api-definition';
import { internalError } from '../refusal';
import type { IntegrationRequest } from './integration-request';
import type { Outcome } from './outcome';
import { withPathValues, withStageVariables } from './uri';

/** `X-Amz-Target` prefixes of services that API Gateway names the action of. */
const targets: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB_20120810',
  kinesis: 'Kinesis_20131202',
  ssm: 'AmazonSSM',
  states: 'AWSStepFunctions',
};

const serviceUri = /^arn:[^:]+:apigateway:([^:]*):(?:[^:]*\.)?([^:.]+):(path|action)\/(.*)$/s;

/** Calls an AWS service with the role of the integration. */
export async function awsService(
  call: MethodCall,
  integration: IntegrationDefinition,
  request: IntegrationRequest,
): Promise<Outcome> {
  const uri = withPathValues(withStageVariables(integration.uri, call.stageVariables), request.path);
  const [, region = '', service = '', kind, rest = ''] = serviceUri.exec(uri) ?? [];
  if (kind === undefined) throw internalError(`${integration.address} must name a service, it names ${uri}`);
  const role = integration.credentials && withStageVariables(integration.credentials, call.stageVariables);
  if (role === undefined)
    throw internalError(`${integration.address} must have credentials: a role that may call ${service}`);
  const action = kind === 'action' ? rest : undefined;
  call.trace.step('integration', `${service} ${action ?? `/${rest}`}`, integration.address);
  const { status, headers, body } = await call.world.services.send({
    service,
    region,
    method:
      integration.httpMethod === undefined || integration.httpMethod === 'ANY'
        ? call.httpMethod
        : integration.httpMethod,
    target: target(action === undefined ? `/${rest}` : '/', action, service, request.query),
    headers: headersOf(request, action, service),
    body: request.body,
    roleArn: role,
    trace: call.trace,
  });
  return { selection: `${status}`, headers, body };
}

function target(path: string, action: string | undefined, service: string, query: IntegrationRequest['query']): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => [name, value]));
  if (action !== undefined && targets[service] === undefined) pairs.unshift(['Action', action]);
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}

/** What API Gateway sends of itself, under what is mapped. */
function headersOf({ headers }: IntegrationRequest, action: string | undefined, service: string): HeaderList {
  const given = Object.entries(headers);
  const has = (name: string) => given.some(([one]) => one.toLowerCase() === name);
  const prefix = targets[service];
  const own: [string, string][] = [];
  if (!has('accept')) own.push(['Accept', 'application/json']);
  if (!has('content-type'))
    own.push(['Content-Type', prefix === undefined ? 'application/json' : 'application/x-amz-json-1.0']);
  if (action !== undefined && prefix !== undefined && !has('x-amz-target'))
    own.push(['X-Amz-Target', `${prefix}.${action}`]);
  return [...own, ...given];
}
