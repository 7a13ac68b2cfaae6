import { Environment, type EnvironmentCall, type EnvironmentSettings } from './environment';
import type { InvocationResult } from './lambda';

/** The environments of one version of a function: as many as calls run at once. */
export class Pool {
  /** Last used first, so that those that are not needed stay idle. */
  private readonly idle: Environment[] = [];
  private readonly all = new Set<Environment>();

  constructor(private readonly settings: () => EnvironmentSettings) {}

  /** Calls under way. */
  get busy(): number {
    return this.all.size - this.idle.length;
  }

  async invoke(call: EnvironmentCall): Promise<InvocationResult> {
    const environment = this.idle.pop() ?? this.create();
    const result = await environment.invoke(call);
    if (!environment.ended) this.idle.push(environment);
    return result;
  }

  async close(): Promise<void> {
    await Promise.all([...this.all].map((environment) => environment.end()));
  }

  private create(): Environment {
    const environment = new Environment(this.settings(), (ended) => this.all.delete(ended));
    this.all.add(environment);
    return environment;
  }
}
