import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import type { FunctionConfiguration } from './configuration';
import type { EnvironmentCall } from './environment';
import type { FunctionCode } from './function-code';
import type { InvocationResult } from './lambda';
import type { Pool } from './pool';
import { Qualifiers } from './qualifiers';
import { notFound, notRunHere, throttled } from './refusal';

/** Makes the environments of one version of a function. */
export type MakePool = (version: string) => Pool;

/** What a function is put together from. */
export interface FunctionParts {
  readonly model: Model;
  readonly code: FunctionCode;
  readonly makePool: MakePool;
  /** Why the function cannot run on this machine; undefined when it can. */
  readonly notRun: string | undefined;
  /** Whether newer code is run as soon as there is any. */
  readonly reload: boolean;
}

/** One function, with its versions and aliases. */
export class LocalFunction {
  private readonly pools = new Map<string, Pool>();
  private readonly qualifiers: Qualifiers;
  private busy = 0;

  constructor(
    resource: Resource,
    readonly configuration: FunctionConfiguration,
    private readonly parts: FunctionParts,
  ) {
    const published = textOf(resource.get('publish')) === 'true' ? '1' : '$LATEST';
    this.qualifiers = new Qualifiers(configuration.name, published, parts.model);
  }

  /** Looks at the next call whether the code is another one. */
  refresh(): void {
    this.parts.code.lookAgain();
  }

  /** Runs a call of the function, of a version or of an alias. */
  async invoke(qualifier: string | undefined, call: EnvironmentCall): Promise<InvocationResult> {
    const { address, reserved } = this.configuration;
    const { notRun, reload, code } = this.parts;
    if (notRun !== undefined) return notRunHere(`${address}: ${notRun}`);
    const version = this.qualifiers.versionOf(qualifier, Math.random());
    if (version === undefined) return notFound(call.functionArn);
    if (reserved !== undefined && this.busy >= reserved) return throttled();
    if (reload && code.isChanged()) this.renew();
    this.busy++;
    try {
      return await this.pool(version).invoke(call);
    } catch (problem) {
      return notRunHere(`${address}: ${problem instanceof Error ? problem.message : problem}`);
    } finally {
      this.busy--;
    }
  }

  /** Starts environments of a version or alias before anybody calls. */
  async warm(qualifier: string, count: number): Promise<void> {
    const version = this.qualifiers.versionOf(qualifier, 1);
    if (version === undefined || this.parts.notRun !== undefined) return;
    await Promise.allSettled(Array.from({ length: count }, () => this.pool(version).warm()));
  }

  /** Lets the next calls run in new environments. */
  renew(): void {
    for (const pool of this.pools.values()) pool.renew();
  }

  /** Ends environments that nobody needs. */
  shrink(): void {
    for (const pool of this.pools.values()) pool.shrink();
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }

  private pool(version: string): Pool {
    const before = this.pools.get(version);
    if (before !== undefined) return before;
    const pool = this.parts.makePool(version);
    this.pools.set(version, pool);
    return pool;
  }
}
