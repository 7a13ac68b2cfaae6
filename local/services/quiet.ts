import type { Call, Need, Service } from './service';

/** A service that takes what it is sent and says nothing: metrics, traces, log lines. */
export class Quiet implements Service {
  constructor(
    private readonly service: string,
    /** The resource that a permission names. */
    private readonly resourceOf: (call: Call) => string = () => '*',
  ) {}

  needs(call: Call): readonly Need[] {
    return [{ action: `${this.service}:${call.operation}`, resource: this.resourceOf(call) }];
  }

  async answer(): Promise<unknown> {
    return {};
  }
}
