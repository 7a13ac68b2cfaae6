import type { Environment, EnvironmentCall } from './environment';
import type { InvocationResult } from './lambda';
import type { Initialization } from './runtime-variables';

/** Environments of one version that may run at once on one machine; further calls wait. */
const mostEnvironments = 50;

/** Environments that start at once: more would only take the processor from each other. */
const mostStarting = 4;

/** Milliseconds after which an environment that nobody needs is ended; one stays. */
const longestIdle = 30_000;

/** Makes an environment. Throws when there is no code for it. */
export type MakeEnvironment = (initialization: Initialization, onEnd: (ended: Environment) => void) => Environment;

/** A call that has no environment yet. */
interface Waiting {
  readonly resolve: (environment: Environment) => void;
  readonly reject: (problem: unknown) => void;
}

/** The environments of one version of a function: as many as calls run at once. */
export class Pool {
  /** Last used first, so that those that are not needed stay idle. */
  private readonly idle: Environment[] = [];
  private readonly all = new Set<Environment>();
  private starting = 0;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly create: MakeEnvironment) {}

  /** Runs a call in an environment that is free, or in a new one. Throws when none can be made. */
  async invoke(call: EnvironmentCall): Promise<InvocationResult> {
    const environment = this.idle.pop() ?? (await this.another());
    const result = await environment.invoke(call);
    this.release(environment);
    return result;
  }

  /** Starts an environment before anybody calls. */
  async warm(): Promise<void> {
    const environment = this.add('provisioned-concurrency');
    await environment.started;
    this.release(environment);
  }

  /** Ends environments that were idle for long. */
  shrink(): void {
    const before = performance.now() - longestIdle;
    for (const environment of this.idle.slice(0, -1)) if (environment.idleSince < before) void environment.end();
  }

  /** Ends the idle environments, and the others after their call: what comes next runs in new ones. */
  renew(): void {
    for (const environment of this.all) environment.retired = true;
    for (const environment of this.idle.splice(0)) void environment.end();
  }

  async close(): Promise<void> {
    await Promise.all([...this.all].map((environment) => environment.end()));
  }

  /** A new environment, or the first that is free when there are enough. */
  private async another(): Promise<Environment> {
    if (this.mayStart) return this.add();
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });
  }

  private get mayStart(): boolean {
    return this.all.size < mostEnvironments && this.starting < mostStarting;
  }

  private add(initialization: Initialization = 'on-demand'): Environment {
    const environment = this.create(initialization, (ended) => this.remove(ended));
    this.all.add(environment);
    this.starting++;
    void environment.started.then(() => {
      this.starting--;
      this.startForWaiting();
    });
    return environment;
  }

  private startForWaiting(): void {
    if (this.waiting.length === 0 || !this.mayStart) return;
    try {
      this.hand(this.add());
    } catch (problem) {
      this.waiting.shift()?.reject(problem);
    }
  }

  private release(environment: Environment): void {
    if (environment.ended) return;
    if (environment.retired) void environment.end();
    else this.hand(environment);
  }

  private hand(environment: Environment): void {
    const next = this.waiting.shift();
    if (next === undefined) this.idle.push(environment);
    else next.resolve(environment);
  }

  private remove(ended: Environment): void {
    this.all.delete(ended);
    const at = this.idle.indexOf(ended);
    if (at >= 0) this.idle.splice(at, 1);
    this.startForWaiting();
  }
}
