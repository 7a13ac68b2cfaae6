import { type ServiceSubtype, serviceSubtypes } from '../../../terraform/apis/service-subtypes';
import type { Surroundings } from '../../gateway/surroundings';
import { within } from '../../gateway/within';
import type { ServiceAnswer } from '../../services/services';
import type { Call } from '../call/call';
import { internalError, Refusal, unavailable } from '../call/refusal';
import type { IntegrationDefinition } from '../definition/definition';
import { sourceOf } from '../mapping/source';
import type { IntegrationAnswer } from '../payload/function-answer';
import type { Integrate } from './integration';
import { type ActionParameters, type ServiceAction, serviceActions } from './service-actions';
import { sqsXml } from './sqs-xml';

/** Answers with an action of an AWS service, called in the role of the integration. */
export function awsService(integration: IntegrationDefinition, subtype: string, api: Surroundings): Integrate {
  const action = Object.hasOwn(serviceActions, subtype) ? serviceActions[subtype] : undefined;
  const taken = Object.hasOwn(serviceSubtypes, subtype) ? serviceSubtypes[subtype] : undefined;
  if (action === undefined || taken === undefined) return notRun(integration, subtype, api);
  const sources = Object.entries(integration.requestParameters).map(([name, value]) => ({
    name,
    written: value,
    read: sourceOf(value),
  }));
  return async (call) => {
    const parameters: Record<string, string> = {};
    for (const { name, written, read } of sources) {
      const value = read(call);
      if (value === undefined) throw unresolved(call, name, written);
      parameters[name] = value;
    }
    checkRequired(taken, parameters, call);
    return deliver(action, parameters, integration, call);
  };
}

function checkRequired({ required }: ServiceSubtype, parameters: ActionParameters, call: Call): void {
  const lacking = required.find((name) => !Object.hasOwn(parameters, name));
  if (lacking !== undefined) throw unresolved(call, lacking, 'request_parameters');
}

async function deliver(
  action: ServiceAction,
  parameters: ActionParameters,
  integration: IntegrationDefinition,
  call: Call,
): Promise<IntegrationAnswer> {
  const { Region: region = call.api.world.deployed.region, ...input } = parameters;
  const sent = call.api.world.services.send({
    service: action.service,
    region,
    method: 'POST',
    target: '/',
    headers: [
      ['content-type', `application/x-amz-json-${action.protocol}`],
      ['x-amz-target', action.target],
    ],
    body: Buffer.from(JSON.stringify(action.input(input))),
    roleArn: integration.credentialsArn,
    trace: call.trace,
  });
  const { address, timeout } = integration;
  const late = () => unavailable(`${address} took more than ${timeout} ms`, 'INTEGRATION_TIMEOUT');
  const answer = await within(timeout, sent, late);
  call.integration.status = answer.status;
  return action.service === 'sqs' && answer.status === 200 ? asXml(action, answer, call) : asItCame(answer);
}

const asItCame = ({ status, headers, body }: ServiceAnswer): IntegrationAnswer => ({
  status,
  headers: headers.filter(([name]) => /^content-type$/i.test(name)),
  body,
});

function asXml({ target }: ServiceAction, { status, body }: ServiceAnswer, call: Call): IntegrationAnswer {
  const answer: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  const xml = sqsXml(target.split('.')[1] ?? '', answer, call.requestId);
  return { status, headers: [['content-type', 'text/xml']], body: Buffer.from(xml) };
}

function unresolved(call: Call, name: string, source: string): Refusal {
  call.integration.error = `Unable to resolve property ${name} from source ${source}`;
  return new Refusal(400, 'Bad Request', 'INTEGRATION_FAILURE', call.integration.error);
}

function notRun({ address }: IntegrationDefinition, subtype: string, { world }: Surroundings): Integrate {
  const why = `${subtype} is not run here: its routes answer 500`;
  world.unsupported(address, why);
  return () => Promise.reject(internalError(why));
}
