/** One entry of a custom domain: what a path that begins with the key leads to. */
export interface DomainMapping {
  /** `api.example.com`, or `*.example.com`. */
  readonly domain: string;
  /** Path segments without slashes around them; empty for every path. */
  readonly key: string;
  readonly apiId: string;
  /** Undefined where the next path segment names the stage. */
  readonly stage: string | undefined;
}
