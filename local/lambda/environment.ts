import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { answerTooLarge, largestAnswer, outOfMemory, runtimeExited, taskTimedOut } from './function-error';
import type { InvocationResult, TakePiece } from './lambda';

/** What an environment needs to start. */
export interface EnvironmentSettings {
  /** File of the runtime that runs in the worker. */
  readonly runtime: string;
  /** Folder that is `/var/task` to the function. */
  readonly task: string;
  /** Folder that is `/opt`: what layers brought. */
  readonly opt: string | undefined;
  /** Folder that is `/tmp`, of this environment alone. */
  readonly tmp: string;
  /** Folders that the function means as they stand, though they may lie below `/tmp` or `/opt`. */
  readonly real: readonly string[];
  readonly handler: string;
  /** Seconds that a call may take. */
  readonly timeout: number;
  /** Seconds that the code outside of the handler may take before it is begun anew, within the first call. */
  readonly longestInit: number;
  /** Megabytes. */
  readonly memory: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Loopback address that stands in for AWS. */
  readonly endpoint: string;
  /** Hosts besides AWS's own that are found there, or single addresses, as host and path. */
  readonly hosts: readonly string[];
  readonly logFormat: 'JSON' | 'Text';
  /** Least level of lines in JSON. */
  readonly logLevel: string;
  /** Whether a debugger may stop the function: then nothing times out, and nothing is frozen between calls. */
  readonly inspected: boolean;
  /** Takes a line that the function wrote. */
  readonly log: (line: string, requestId: string | undefined) => void;
}

/** A call, as an environment takes it. */
export interface EnvironmentCall {
  readonly payload: string;
  readonly requestId: string;
  readonly functionArn: string;
  readonly traceHeader: string;
  /** Is told when the call reaches the handler, with the milliseconds of the start when it is the first. */
  readonly begun?: ((coldFor: number | undefined) => void) | undefined;
  /** Is given each piece that a streaming handler writes; what is answered in the end is then empty. */
  readonly takePiece?: TakePiece | undefined;
}

/** What a worker says. */
export type WorkerMessage =
  | readonly ['ready']
  | readonly ['init-failed', payload: string]
  | readonly ['answer', payload: string]
  | readonly ['piece', bytes: Uint8Array]
  | readonly ['failed', payload: string, fatal: boolean]
  | readonly ['log', line: string, requestId: string | undefined];

/** Places in the signal that is shared with the thread: how many calls were sent, and whether the thread stands still. */
const [sent, frozen] = [0, 1] as const;

interface Pending {
  readonly call: EnvironmentCall;
  readonly settle: (result: InvocationResult) => void;
  timer: NodeJS.Timeout | undefined;
}

/** One execution environment: a worker thread that takes one call at a time. */
export class Environment {
  private worker: Worker | undefined;
  private pending: Pending | undefined;
  private ready = false;
  private begunAnew = false;
  private readonly signal = new Int32Array(new SharedArrayBuffer(8));
  private readonly created = performance.now();
  private coldFor: number | undefined;
  private settleStart: () => void = () => undefined;
  private port: MessagePort;
  /** Settles when the environment takes calls, or never will. */
  readonly started = new Promise<void>((resolve) => {
    this.settleStart = resolve;
  });
  /** Whether the environment ends after its call: there is newer code. */
  retired = false;
  /** When the last call ended, in milliseconds of `performance.now`. */
  idleSince = performance.now();

  constructor(
    private readonly settings: EnvironmentSettings,
    /** Is told when the environment can take no more calls. */
    private readonly onEnd: (environment: Environment) => void,
  ) {
    this.port = this.start();
  }

  get ended(): boolean {
    return this.worker === undefined;
  }

  /** Runs a call. Only when none is under way. */
  invoke(call: EnvironmentCall): Promise<InvocationResult> {
    return new Promise((settle) => {
      this.pending = { call, settle, timer: undefined };
      if (this.ready) this.send(call);
      else this.limit(this.settings.longestInit, () => this.startAnew());
    });
  }

  /** Ends the environment, whatever it does: a call under way fails. */
  async end(): Promise<void> {
    const { worker } = this;
    if (worker === undefined) return;
    this.worker = undefined;
    this.settleStart();
    this.onEnd(this);
    if (this.pending !== undefined) this.settle(runtimeExited(this.pending.call.requestId, 1));
    await worker.terminate();
  }

  private start(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const { variables, memory, runtime, log: _, ...start } = this.settings;
    const { NODE_OPTIONS: nodeOptions, ...withoutNodeOptions } = variables;
    const worker = new Worker(runtime, {
      workerData: { ...start, nodeOptions, port: port2, signal: this.signal },
      transferList: [port2],
      env: withoutNodeOptions,
      execArgv: threadOptions(nodeOptions),
      resourceLimits: {
        maxOldGenerationSizeMb: Math.floor(memory * 0.9),
        maxYoungGenerationSizeMb: Math.max(1, Math.floor(memory * 0.05)),
      },
    });
    worker.on('message', (message: WorkerMessage) => this.hear(message));
    worker.on('error', (problem) => this.crashed(worker, problem));
    worker.on('exit', (code) => this.exited(worker, code));
    port1.unref();
    this.worker = worker;
    return port1;
  }

  /** The code outside of the handler took too long: once more, within the time of the call. */
  private startAnew(): void {
    this.begunAnew = true;
    const before = this.worker;
    this.worker = undefined;
    void before?.terminate();
    this.port = this.start();
    this.limitCall();
  }

  private hear(message: WorkerMessage): void {
    switch (message[0]) {
      case 'ready':
        this.ready = true;
        this.coldFor = performance.now() - this.created;
        this.settleStart();
        if (this.pending !== undefined) this.send(this.pending.call);
        return;
      case 'log':
        this.settings.log(message[1], message[2] ?? this.pending?.call.requestId);
        return;
      case 'init-failed':
        this.settle({ outcome: 'failed', payload: message[1], timedOut: false }, true);
        return;
      case 'piece':
        this.pending?.call.takePiece?.(message[1]);
        return;
      case 'answer':
        this.settle(answered(message[1]));
        return;
      default:
        this.settle({ outcome: 'failed', payload: message[1], timedOut: false }, message[2]);
    }
  }

  private send({ payload, requestId, functionArn, traceHeader, begun, takePiece }: EnvironmentCall): void {
    if (!this.begunAnew) this.limitCall();
    this.begunAnew = false;
    begun?.(this.coldFor);
    this.coldFor = undefined;
    const deadline = Date.now() + this.settings.timeout * 1000;
    this.port.postMessage([payload, requestId, functionArn, traceHeader, deadline, takePiece !== undefined]);
    Atomics.add(this.signal, sent, 1);
    if (Atomics.load(this.signal, frozen) === 1) Atomics.notify(this.signal, sent);
  }

  private limitCall(): void {
    const { timeout } = this.settings;
    this.limit(timeout, () => this.settle(taskTimedOut(this.pending?.call.requestId ?? '', timeout), true));
  }

  private limit(seconds: number, then: () => void): void {
    if (this.pending === undefined) return;
    clearTimeout(this.pending.timer);
    if (!this.settings.inspected) this.pending.timer = setTimeout(then, seconds * 1000);
  }

  private settle(result: InvocationResult, fatal = false): void {
    const { pending } = this;
    this.pending = undefined;
    this.idleSince = performance.now();
    clearTimeout(pending?.timer);
    if (fatal) void this.end();
    pending?.settle(result);
  }

  private crashed(worker: Worker, problem: Error): void {
    if (worker !== this.worker) return;
    const requestId = this.pending?.call.requestId ?? '';
    const starved = 'code' in problem && problem.code === 'ERR_WORKER_OUT_OF_MEMORY';
    this.settle(starved ? outOfMemory(requestId) : runtimeExited(requestId, 1), true);
  }

  private exited(worker: Worker, code: number): void {
    if (worker !== this.worker) return;
    this.settle(runtimeExited(this.pending?.call.requestId ?? '', code), true);
  }
}

function answered(payload: string): InvocationResult {
  const mayBeTooLarge = payload.length * 3 > largestAnswer;
  if (mayBeTooLarge && Buffer.byteLength(payload) > largestAnswer) return answerTooLarge();
  return { outcome: 'answered', payload };
}

/** The options that a thread can have for itself; those of a whole process, such as its memory, are Lambda's own. */
const threadOptions = (given = ''): string[] =>
  given
    .split(/\s+/)
    .filter((option) => /^--(enable-source-maps|no-warnings|no-deprecation|trace-|experimental-)/.test(option));
