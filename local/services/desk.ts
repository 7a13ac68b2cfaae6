import type { AccessDecision } from '../iam/access-decision';
import type { Iam } from '../iam/iam';
import type { Connections } from './connections';
import { jsonFault, readCall } from './protocol';
import { Quiet } from './quiet';
import type { RestService } from './rest';
import { type Call, type Need, type Service, ServiceFault, unknownOperation } from './service';
import type { ServiceAnswer, ServiceRequest } from './services';

/** A call that was read: what it needs, and how it is answered. */
interface Work {
  readonly operation: string;
  readonly needs: () => readonly Need[];
  readonly answer: () => Promise<ServiceAnswer>;
  readonly fault: (fault: ServiceFault) => ServiceAnswer;
}

/** Services with paths refuse with 403. */
const restFault = (fault: ServiceFault): ServiceFault =>
  fault.code === 'AccessDeniedException' ? new ServiceFault(fault.code, fault.message, 403) : fault;

/** Metrics and traces may come in binary protocols: the operation is then the end of the path. */
function quietWork(service: Quiet, { target, region }: ServiceRequest): Work {
  const operation = target.split('?')[0]?.split('/').at(-1) || 'Put';
  const call: Call = { operation, input: {}, region };
  return {
    operation,
    needs: () => (/^[A-Z]/.test(operation) ? service.needs(call) : []),
    answer: async () => ({ status: 200, headers: [['content-type', 'application/json']], body: Buffer.from('{}') }),
    fault: (fault) => jsonFault(restFault(fault), 'application/json'),
  };
}

/** Takes a call to its service, when its role may make it. */
export class Desk {
  private readonly reported = new Set<string>();

  constructor(
    private readonly surroundings: { readonly iam: Iam; note(message: string): void },
    private readonly services: ReadonlyMap<string, Service>,
    private readonly rest: ReadonlyMap<string, RestService>,
    private readonly connections: Connections,
  ) {}

  /** Answers a call that a service makes in a role, or a developer without one. */
  async send(request: ServiceRequest, actor: string): Promise<ServiceAnswer> {
    if (request.service === 'execute-api') return (await this.connections.answer(request)) ?? this.unknown(request);
    const work = this.workOf(request);
    if (work === undefined) return this.unknown(request, readCall(request)?.operation);
    const { service, trace } = request;
    const { operation } = work;
    const access: AccessDecision[] = [];
    try {
      this.demandTrust(request, actor);
      this.surroundings.iam.demand(request.roleArn, work.needs(), { trace, access });
      const answer = await work.answer();
      trace?.calledService({ service, operation, access });
      return answer;
    } catch (problem) {
      const fault = this.faultOf(problem, request, operation);
      trace?.calledService({ service, operation, access, error: fault.code });
      return work.fault(fault);
    }
  }

  /** What a request asks for, in whichever form. */
  private workOf(request: ServiceRequest): Work | undefined {
    const read = readCall(request);
    const service = this.services.get(request.service);
    if (read !== undefined && service !== undefined) {
      const call: Call = { ...read, region: request.region, roleArn: request.roleArn, trace: request.trace };
      const answer = async () => read.answer(await service.answer(call));
      return { operation: read.operation, needs: () => service.needs(call), answer, fault: read.fault };
    }
    const rest = this.rest.get(request.service)?.read(request);
    if (rest !== undefined) {
      const inJson = (problem: ServiceFault) => jsonFault(restFault(problem), 'application/json');
      const fault = rest.fault ?? inJson;
      return { operation: rest.operation, needs: () => rest.needs, answer: () => rest.answer(), fault };
    }
    return service instanceof Quiet ? quietWork(service, request) : undefined;
  }

  private demandTrust({ roleArn, trace }: ServiceRequest, actor: string): void {
    if (roleArn === undefined || this.surroundings.iam.mayAssume(roleArn, actor)) return;
    trace?.step('iam', `${actor} may not assume ${roleArn}`);
    throw new ServiceFault(
      'AccessDeniedException',
      `${actor} does not have permission to assume the provided role ${roleArn}`,
    );
  }

  private faultOf(problem: unknown, { service }: ServiceRequest, operation: string): ServiceFault {
    if (!(problem instanceof ServiceFault)) {
      const why = problem instanceof Error ? problem.message : String(problem);
      this.surroundings.note(`${service} ${operation} failed: ${why}`);
      return new ServiceFault('InternalServerError', 'Internal server error', 500);
    }
    if (problem.code === 'UnknownOperationException') this.sayOnce(`${service} ${operation} is not simulated`);
    return problem;
  }

  private unknown({ service, method, target, trace }: ServiceRequest, operation?: string): ServiceAnswer {
    const what = operation ?? `${method} ${target.split('?')[0]}`;
    this.sayOnce(`${service || 'an unknown service'} ${what} is not simulated`);
    trace?.calledService({ service, operation: what, access: [], error: 'not simulated' });
    return jsonFault(unknownOperation(`${service}:${what}`), 'application/x-amz-json-1.1');
  }

  private sayOnce(message: string): void {
    if (this.reported.has(message) || this.reported.size > 1000) return;
    this.reported.add(message);
    this.surroundings.note(message);
  }
}
