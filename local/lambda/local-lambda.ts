import { randomUUID } from 'node:crypto';
import type { Trace } from '../trace';
import { FunctionTrace } from './function-trace';
import { FunctionWorkshop } from './function-workshop';
import type { Invocation, InvocationResult, Lambda } from './lambda';
import type { LocalFunction } from './local-function';
import { Permissions } from './permissions';
import { provisionedIn } from './provisioned';
import { nameIn, qualifierIn } from './qualifiers';
import { notFound, notPermitted, requestTooLarge } from './refusal';
import type { LambdaSurroundings } from './surroundings';
import { traceHeader } from './trace-header';

/** Bytes that an event may have. */
const largestEvent = 6 * 1024 * 1024;

/** Milliseconds between two looks for environments that nobody needs. */
const shrinkEvery = 10_000;

/** The functions of a document in worker threads of this process. */
export class LocalLambda implements Lambda {
  private readonly functions = new Map<string, LocalFunction>();
  private readonly traces = new Map<string, Trace>();
  private readonly permissions: Permissions;
  private readonly workshop: FunctionWorkshop;
  private readonly shrinking: NodeJS.Timeout;

  constructor(private readonly surroundings: LambdaSurroundings) {
    const { model } = surroundings.deployed;
    this.permissions = new Permissions(model);
    this.workshop = new FunctionWorkshop(surroundings, (requestId) => this.traces.get(requestId));
    for (const resource of model.ofType('aws_lambda_function')) {
      const made = this.workshop.make(resource);
      this.functions.set(made.configuration.name, made);
    }
    this.shrinking = setInterval(() => this.shrink(), shrinkEvery);
    this.shrinking.unref();
  }

  async invoke({ functionArn, payload, caller, trace, takePiece }: Invocation): Promise<InvocationResult> {
    const found = this.functions.get(nameIn(functionArn) ?? '');
    const refusal = this.refusalOf(found, { functionArn, payload, caller, trace });
    if (found === undefined || refusal !== undefined) return refusal ?? notFound(functionArn);
    const requestId = randomUUID();
    if (trace !== undefined) this.traces.set(requestId, trace);
    const qualifier = qualifierIn(functionArn);
    const traced = trace && new FunctionTrace(trace, found, { qualifier, requestId, event: payload });
    const begun = traced && ((coldFor: number | undefined) => traced.begun(coldFor));
    const call = { payload, requestId, functionArn, traceHeader: traceHeader(), begun, takePiece };
    const result = await found.invoke(qualifier, call);
    this.traces.delete(requestId);
    traced?.ended(result);
    return result;
  }

  traceOf(awsRequestId: string): Trace | undefined {
    return this.traces.get(awsRequestId);
  }

  async start(): Promise<void> {
    const provisioned = provisionedIn(this.surroundings.deployed.model);
    await Promise.all(
      provisioned.map(({ name, qualifier, count }) => this.functions.get(name)?.warm(qualifier, count)),
    );
  }

  refresh(): void {
    for (const one of this.functions.values()) one.refresh();
  }

  async close(): Promise<void> {
    clearInterval(this.shrinking);
    await Promise.all([...this.functions.values()].map((one) => one.close()));
    this.workshop.close();
  }

  private refusalOf(found: LocalFunction | undefined, call: Invocation): InvocationResult | undefined {
    const { functionArn, payload, caller, trace } = call;
    if (found === undefined) {
      trace?.step('lambda', `no function ${functionArn} is in the document`);
      return notFound(functionArn);
    }
    if (caller !== undefined && !this.permissions.allow(functionArn, caller)) {
      trace?.step('lambda', this.permissions.missing(functionArn, caller), found.configuration.address);
      return notPermitted(caller.principal, functionArn);
    }
    const bytes = payload.length * 3 > largestEvent ? Buffer.byteLength(payload) : 0;
    return bytes > largestEvent ? requestTooLarge(bytes) : undefined;
  }

  private shrink(): void {
    for (const one of this.functions.values()) one.shrink();
  }
}
