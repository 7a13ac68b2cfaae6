import type { IntegrationDefinition } from '../definition/definition';
import { internalError, type Outcome, type RouteCall } from '../route-call';
import type { IntegrationRequest } from './integration-request';

/** `X-Amz-Target` prefixes of services whose action stands in that header. */
const targets: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB_20120810',
  kinesis: 'Kinesis_20131202',
  ssm: 'AmazonSSM',
  states: 'AWSStepFunctions',
};

const serviceUri = /^arn:[^:]+:apigateway:([^:]*):(?:[^:]*\.)?([^:.]+):(path|action)\/(.*)$/s;

/** Calls an AWS service with the role of the integration. */
export async function awsService(
  call: RouteCall,
  { address, method, credentialsArn }: IntegrationDefinition,
  { uri, headers, body }: IntegrationRequest,
): Promise<Outcome> {
  const [, region = '', service = '', kind, rest = ''] = serviceUri.exec(uri) ?? [];
  if (kind === undefined) throw internalError(`${address} must name a service, it names ${uri}`);
  if (credentialsArn === undefined)
    throw internalError(`${address} must have credentials_arn: a role that may call ${service}`);
  const prefix = targets[service];
  const target: [string, string][] =
    kind === 'action' && prefix !== undefined ? [['X-Amz-Target', `${prefix}.${rest}`]] : [];
  const query = kind === 'action' && prefix === undefined ? `/?Action=${rest}` : '/';
  const { send } = call.surroundings.world.services;
  const answer = await send({
    service,
    region,
    method,
    target: kind === 'action' ? query : `/${rest}`,
    headers: [...target, ...headers],
    body: Buffer.from(body),
    roleArn: credentialsArn,
    trace: call.trace,
  });
  call.trace.step('integration', `${answer.status} of ${service}`, address);
  return {
    status: answer.status,
    body: answer.body.toString(),
    headers: Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value])),
  };
}
