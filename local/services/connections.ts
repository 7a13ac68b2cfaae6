import type { ApiRequest } from '../api';
import type { Deployed } from '../deployed/deployed';
import { Domains } from '../domains/domains';
import type { AccessDecision } from '../iam/access-decision';
import type { Iam } from '../iam/iam';
import { headerOf } from './protocol';
import { jsonAnswer, ServiceFault } from './service';
import type { ConnectionsAnswer, ServiceAnswer, ServiceRequest } from './services';

/** Which API a call of `@connections` is for, and its path with the stage. */
interface Addressed {
  readonly apiId: string;
  readonly target: string;
}

/** `@connections` of the WebSocket APIs of a document, behind the policies of the caller's role. */
export class Connections {
  private readonly apis = new Map<string, ConnectionsAnswer>();
  private readonly domains: Domains;

  constructor(
    private readonly deployed: Deployed,
    private readonly iam: Iam,
  ) {
    this.domains = new Domains(deployed.model);
  }

  serve(apiId: string, answer: ConnectionsAnswer): void {
    this.apis.set(apiId, answer);
  }

  /** Answers a call; undefined when its host is none of a WebSocket API. */
  async answer(request: ServiceRequest): Promise<ServiceAnswer | undefined> {
    const addressed = this.addressed(request);
    const api = addressed && this.apis.get(addressed.apiId);
    if (addressed === undefined || api === undefined) return undefined;
    const { method, trace, roleArn } = request;
    const access: AccessDecision[] = [];
    const called = (error?: string) =>
      trace?.calledService({ service: 'execute-api', operation: `${method} @connections`, error, access });
    const need = { action: 'execute-api:ManageConnections', resource: this.arn(request, addressed) };
    try {
      this.iam.demand(roleArn, [need], { trace, access });
    } catch (problem) {
      if (!(problem instanceof ServiceFault)) throw problem;
      called(problem.code);
      return denied(problem);
    }
    const { status, headers, body } = await api({ ...request, target: addressed.target });
    called(status < 300 ? undefined : String(status));
    return { status, headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
  }

  private addressed(request: ServiceRequest): Addressed | undefined {
    const host = (headerOf(request, 'host') ?? '').replace(/:\d+$/, '').toLowerCase();
    const [, apiId] = /^([a-z0-9]+)\.execute-api\./.exec(host) ?? [];
    if (apiId !== undefined) return { apiId, target: request.target };
    const { method, target, headers, body } = request;
    const apiRequest: ApiRequest = { method, target, headers, body, host, sourceIp: '127.0.0.1' };
    const led = this.domains.find(apiRequest);
    if (led?.apiId === undefined) return undefined;
    return { apiId: led.apiId, target: `/${led.request.domain?.stage}${led.request.target}` };
  }

  private arn({ region, method }: ServiceRequest, { apiId, target }: Addressed): string {
    const { partition, accountId } = this.deployed;
    const [stage, ...rest] = decodeURIComponent(target.split('?')[0] ?? '')
      .replace(/^\//, '')
      .split('/');
    return `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/${stage}/${method}/${rest.join('/')}`;
  }
}

function denied({ code, message }: ServiceFault): ServiceAnswer {
  const answer = jsonAnswer(403, { Message: message }, 'application/json');
  return { ...answer, headers: [...answer.headers, ['x-amzn-errortype', code]] };
}
