import type { Resource } from './resource';

/** The instances of one resource block, and what an expression sees of them: one object, a list or a map. */
export interface Instances {
  readonly resources: readonly Resource[];
  readonly seenAs: 'one' | 'list' | 'map';
}

/** What a configuration is read into. */
export interface Loaded {
  readonly resources: readonly Resource[];
  /** Addresses of called modules whose resources are not known. */
  readonly opaqueModules: readonly string[];
  /** The instances of one address; asked also before `resources` are complete, by those whose number depends on others. */
  at?(address: string): Instances | undefined;
  /** Whether a block stands at an address, whatever its instances; undefined where files are left out. */
  declares?(address: string): boolean | undefined;
  /** Whether the folder holds further files, which were not read. */
  readonly partial?: boolean;
  /** The text of every output, which other configurations may build on. */
  readonly outputs: string;
}
