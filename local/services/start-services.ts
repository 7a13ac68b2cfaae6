import { textOf } from '../../terraform/language/value';
import type { Deployed } from '../deployed/deployed';
import type { Iam } from '../iam/iam';
import { credentialsOf } from '../identity/credentials';
import type { Identity } from '../identity/identity';
import type { Lambda } from '../lambda/lambda';
import type { RunOptions } from '../options';
import { Connections } from './connections';
import { startDynamoDb } from './dynamodb/start-dynamodb';
import { type EndpointRequest, listenForCalls } from './endpoint';
import { headerOf, jsonFault, readCall } from './protocol';
import { type Call, jsonAnswer, type Service, ServiceFault, unknownOperation } from './service';
import type { ServiceAnswer, ServiceRequest, Services } from './services';
import { addresseeOf } from './which-service';

/** What the services of a document stand in. */
export interface ServiceSurroundings {
  readonly deployed: Deployed;
  readonly options: RunOptions;
  readonly identity: Identity;
  readonly iam: Iam;
  readonly now: () => number;
  /** The functions, which start after the services. */
  readonly lambda: () => Lambda | undefined;
  unsupported(address: string, why: string): void;
  /** Says something in one line. */
  note(message: string): void;
}

/** Header with which environments tell in the name of which call of a function they ask. */
export const callHeader = 'x-local-request-id';

/** Starts the AWS services of a document. */
export async function startServices(surroundings: ServiceSurroundings): Promise<Services> {
  const { deployed, identity, options, unsupported } = surroundings;
  const dynamodb = await startDynamoDb({ deployed, options, unsupported, changed: () => undefined });
  const services = new Map<string, Service>([['dynamodb', dynamodb]]);
  const connections = new Connections(deployed, surroundings.iam);
  const desk = new Desk(surroundings, services, connections);
  const roles = rolesByKey(deployed);
  const endpoint = await listenForCalls((request) => received(request));

  async function received(request: EndpointRequest): Promise<ServiceAnswer> {
    const { service, region = deployed.region, accessKey, host } = addresseeOf(request.headers);
    const token = await identity.answer({ ...request, host });
    if (token !== undefined) return jsonAnswer(token.status, token.body, 'application/json');
    const roleArn = roles.get(accessKey ?? '');
    const trace = surroundings.lambda()?.traceOf(headerOf(request, callHeader) ?? '');
    return desk.send({ ...request, service, region, roleArn, trace }, 'lambda.amazonaws.com');
  }

  return {
    endpoint: endpoint.url,
    send: (request) => desk.send(request, 'apigateway.amazonaws.com'),
    serveConnections: (apiId, answer) => connections.serve(apiId, answer),
    async close() {
      await endpoint.close();
      await Promise.all([...services.values()].map((service) => service.close?.()));
    },
  };
}

/** Takes a call to its service, when its role may make it. */
class Desk {
  private readonly said = new Set<string>();

  constructor(
    private readonly surroundings: ServiceSurroundings,
    private readonly services: ReadonlyMap<string, Service>,
    private readonly connections: Connections,
  ) {}

  /** Answers a call that a service makes in a role, or a developer without one. */
  async send(request: ServiceRequest, actor: string): Promise<ServiceAnswer> {
    if (request.service === 'execute-api') return (await this.connections.answer(request)) ?? this.unknown(request);
    const service = this.services.get(request.service);
    const read = readCall(request);
    if (service === undefined || read === undefined) return this.unknown(request, read?.operation);
    const call: Call = { ...read, region: request.region, trace: request.trace };
    try {
      this.demandTrust(request, actor);
      this.surroundings.iam.demand(request.roleArn, service.needs(call), request);
      const body = await service.answer(call);
      request.trace?.step('aws', `${request.service} ${call.operation}`);
      return read.answer(body);
    } catch (problem) {
      return read.fault(this.faultOf(problem, request, call));
    }
  }

  private demandTrust({ roleArn, trace }: ServiceRequest, actor: string): void {
    if (roleArn === undefined || this.surroundings.iam.mayAssume(roleArn, actor)) return;
    trace?.step('iam', `${actor} may not assume ${roleArn}`);
    throw new ServiceFault(
      'AccessDeniedException',
      `${actor} does not have permission to assume the provided role ${roleArn}`,
    );
  }

  private faultOf(problem: unknown, { service, trace }: ServiceRequest, { operation }: Call): ServiceFault {
    if (!(problem instanceof ServiceFault)) {
      const why = problem instanceof Error ? problem.message : String(problem);
      this.surroundings.note(`${service} ${operation} failed: ${why}`);
      return new ServiceFault('InternalServerError', 'Internal server error', 500);
    }
    if (problem.code === 'UnknownOperationException') this.sayOnce(`${service} ${operation} is not simulated`);
    trace?.step('aws', `${service} ${operation}: ${problem.code}`);
    return problem;
  }

  private unknown({ service, method, target, trace }: ServiceRequest, operation?: string): ServiceAnswer {
    const what = operation ?? `${method} ${target.split('?')[0]}`;
    this.sayOnce(`${service || 'an unknown service'} ${what} is not simulated`);
    trace?.step('aws', `${service} ${what}: not simulated`);
    return jsonFault(unknownOperation(`${service}:${what}`), 'application/x-amz-json-1.1');
  }

  private sayOnce(message: string): void {
    if (this.said.has(message) || this.said.size > 1000) return;
    this.said.add(message);
    this.surroundings.note(message);
  }
}

/** The roles of the document by the access keys of their functions. */
function rolesByKey({ model }: Deployed): Map<string, string> {
  const arns = [
    ...model.ofType('aws_iam_role').map((role) => textOf(role.attribute('arn'))),
    ...model.ofType('aws_lambda_function').map((lambda) => textOf(lambda.get('role'))),
  ];
  return new Map(arns.flatMap((arn) => (arn === undefined ? [] : [[credentialsOf(arn).accessKeyId, arn] as const])));
}
