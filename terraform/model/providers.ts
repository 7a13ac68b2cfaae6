import { blocksOf, hasBlock } from '../documents/blocks';
import type { ParsedFile } from '../documents/configuration';
import { asObject, blocksUnder, type JsonObject } from '../documents/json-object';
import { evaluate } from '../language/evaluate';
import type { Scope } from '../language/scope';
import { own } from '../language/value';
import type { Provider } from './resource';

/** The providers of one module: its own, or those its caller hands on. */
export class Providers {
  private readonly known = new Map<string, Provider>();

  constructor(
    private readonly scope: Scope,
    private readonly files: readonly ParsedFile[],
    private readonly caller?: { readonly providers: Providers; readonly call: JsonObject },
  ) {}

  /** The provider that a resource names in `provider`, or the default one. */
  of(raw: unknown): Provider {
    return this.named(typeof raw === 'string' ? raw.replace(/^\$\{(.*)\}$/, '$1') : 'aws');
  }

  /** The provider that a called module knows by a name: one named in the call, or the one of that name. */
  handedOn(name: string, call: JsonObject): Provider {
    const passed = own(asObject(blocksUnder(call.providers)[0]), name);
    return typeof passed === 'string' ? this.of(passed) : this.named(name);
  }

  private named(name: string): Provider {
    const before = this.known.get(name);
    if (before !== undefined) return before;
    const provider = this.made(name);
    this.known.set(name, provider);
    return provider;
  }

  private made(name: string): Provider {
    if (this.caller !== undefined && !hasBlock(this.files, 'provider'))
      return this.caller.providers.handedOn(name, this.caller.call);
    const [type = 'aws', alias] = name.split('.');
    const region = this.regionOf(type, alias);
    const key = this.scope.prefix + name;
    return region === undefined ? { key } : { key, region };
  }

  private regionOf(type: string, alias: string | undefined): string | undefined {
    const blocks = blocksOf(this.files, 'provider').flatMap((group) => blocksUnder(own(group, type)));
    const block = blocks.find((one) => (one.alias ?? undefined) === alias);
    const region = block?.region === undefined ? undefined : this.scope.resolve(evaluate(block.region, this.scope));
    return typeof region === 'string' && region !== '' ? region : undefined;
  }
}
