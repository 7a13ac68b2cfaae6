import type { AccessDecision } from './iam/access-decision';

/** One decision on the way of a request. */
export interface Step {
  /** What was decided about: `stage`, `route`, `preflight`, `authorizer`, `validation`, `throttle`, `integration`, `lambda`, `aws`, … */
  readonly about: string;
  /** What was decided, in a few words: `get_items`, `jwt alice`, `403 no lambda permission`. */
  readonly decision: string;
  /** Terraform address of the resource that decided. */
  readonly address?: string | undefined;
  /** Milliseconds from the request's start to the decision. */
  readonly at: number;
  /** What a person may want to open: one of the trace's calls or templates. */
  readonly opens?: Opening | undefined;
}

/** The place of something in a trace. */
export interface Opening {
  readonly in: 'functions' | 'aws' | 'templates';
  readonly at: number;
}

/** A call of a function. What it came to is written when it ends. */
export interface TracedFunction {
  /** Terraform address. */
  readonly address: string;
  /** Alias or version. */
  readonly qualifier: string | undefined;
  readonly requestId: string;
  /** The event, as JSON text. */
  readonly event: string;
  /** Milliseconds that its environment took to start; undefined when one was there. */
  coldFor?: number | undefined;
  milliseconds?: number | undefined;
  outcome?: 'answered' | 'failed' | 'refused' | undefined;
  /** What it answered, as JSON text. */
  answer?: string | undefined;
}

/** A call of an AWS service. */
export interface TracedService {
  readonly service: string;
  readonly operation: string;
  /** Name of the error; undefined when it went well. */
  readonly error?: string | undefined;
  /** What it had to be allowed. */
  readonly access: readonly AccessDecision[];
}

/** A mapping template, with both sides. */
export interface TracedTemplate {
  readonly template: string;
  readonly input: string;
  /** Undefined when it failed. */
  readonly output?: string | undefined;
  readonly failure?: string | undefined;
}

/** Entries of each kind that are kept of one request: a function may call and write without end. */
const mostEntries = 1000;

/** Characters that are kept of one text, and of all texts of one request. */
const longestText = 256 * 1024;
const mostCharacters = 4 * 1024 * 1024;

/** Milliseconds without more digits than a clock tells. */
export const inMicroseconds = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;

/** What happened to one request or message, from the listener to the access log. The terminal, the console and tests read it. */
export class Trace {
  readonly steps: Step[] = [];
  /** Lines that functions wrote while they answered. */
  readonly logs: string[] = [];
  readonly functions: TracedFunction[] = [];
  readonly aws: (TracedService & { readonly at: number })[] = [];
  readonly templates: (TracedTemplate & { readonly address: string })[] = [];
  /** Steps, lines and calls that were left out because there were too many, and texts that were cut. */
  leftOut = 0;
  /** Characters of all texts that are kept. */
  characters = 0;
  private readonly begun: number;

  constructor(
    /** Request id as callers, functions and access logs see it. */
    readonly id: string,
    readonly stack: string,
    /** Terraform address of the API. */
    readonly api: string,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.begun = clock();
  }

  /** Adds a decision. */
  step(about: string, decision: string, address?: string, opens?: Opening): void {
    if (this.isFull(this.steps)) return;
    this.steps.push({ about, decision, address, at: inMicroseconds(this.clock() - this.begun), opens });
  }

  /** Adds a line that a function wrote. */
  log(line: string): void {
    if (!this.isFull(this.logs)) this.logs.push(this.kept(line));
  }

  /** Adds a call of a function, and gives its place. */
  calledFunction(call: TracedFunction): Opening | undefined {
    return this.add('functions', this.functions, call);
  }

  /** Adds a call of an AWS service, with its step. */
  calledService(call: TracedService): void {
    const { service, operation, error } = call;
    const opens = this.add('aws', this.aws, { ...call, at: inMicroseconds(this.clock() - this.begun) });
    this.step('aws', `${service} ${operation}${error === undefined ? '' : `: ${error}`}`, undefined, opens);
  }

  /** Adds what a template made, with its step. */
  template(template: TracedTemplate, address: string): void {
    const { failure } = template;
    const input = this.kept(template.input);
    const output = template.output === undefined ? undefined : this.kept(template.output);
    const opens = this.add('templates', this.templates, {
      template: template.template,
      input,
      output,
      failure,
      address,
    });
    this.step('template', failure === undefined ? 'rendered' : `failed: ${failure}`, address, opens);
  }

  /** A text, or as much of it as there is room for. */
  kept(text: string): string {
    const room = Math.min(longestText, mostCharacters - this.characters);
    this.characters += Math.min(text.length, room);
    if (text.length <= room) return text;
    this.leftOut++;
    // Written anew: a part of a text keeps the whole one in memory.
    return Buffer.from(text.slice(0, room)).toString();
  }

  private add<T>(name: Opening['in'], list: T[], entry: T): Opening | undefined {
    return this.isFull(list) ? undefined : { in: name, at: list.push(entry) - 1 };
  }

  private isFull(list: readonly unknown[]): boolean {
    const full = list.length >= mostEntries;
    if (full) this.leftOut++;
    return full;
  }
}
