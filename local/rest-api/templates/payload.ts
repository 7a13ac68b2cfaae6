import { Refusal } from '../refusal';
import { atJsonPath } from './json-path';

/** A body that templates and mappings look into. It is parsed when they first do. */
export class Payload {
  private parsed: { readonly value: unknown } | undefined;

  constructor(
    readonly text: string,
    /** Says how a body that is no JSON is refused. */
    private readonly refuse: (reason: string) => Error = (reason) =>
      new Refusal('BAD_REQUEST_BODY', `Could not parse request body into json: ${reason}`),
  ) {}

  /** What a JSONPath leads to in the body. */
  at(path: string): unknown {
    this.parsed ??= { value: this.parse() };
    return atJsonPath(this.parsed.value, path);
  }

  private parse(): unknown {
    if (this.text === '') return {};
    try {
      return JSON.parse(this.text) as unknown;
    } catch (problem) {
      throw this.refuse(problem instanceof Error ? problem.message : String(problem));
    }
  }
}
