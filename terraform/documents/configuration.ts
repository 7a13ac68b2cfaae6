/** One file of a configuration, parsed. */
export interface ParsedFile {
  readonly name: string;
  readonly document: unknown;
}

/** A configuration before it is judged: its files, and the local modules they call. */
export interface ConfigurationSource {
  readonly files: readonly ParsedFile[];
  /**
   * Folder that the files lie in, for functions that read files.
   *
   * @default - what files hold is unknown
   */
  readonly folder?: string;
  /**
   * Whether the folder holds further Terraform files, which were not read.
   *
   * @default false
   */
  readonly partial?: boolean;
  /** Values of variables, from `terraform.tfvars` and `*.auto.tfvars`. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Names of variables whose value another file sets, so that a default says nothing. */
  readonly undecided?: readonly string[];
  /** Sources of called modules by the name of the call. A call not listed stays opaque. */
  readonly modules?: Readonly<Record<string, ConfigurationSource>>;
}
