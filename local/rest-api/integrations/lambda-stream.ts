import type { ApiAnswer } from '../../api';
import type { InvocationResult } from '../../lambda/lambda';
import type { MethodCall } from '../call';
import type { IntegrationDefinition } from '../definition/rest-api-definition';
import { malformed, proxyAnswer } from '../proxy-answer';
import { proxyEvent } from '../proxy-event';
import { functionFailed, invoke, refusedInvocation } from './lambda-function';
import { type StreamedBody, streamedBodyOf } from './streamed-body';

/** What stands between status and headers, which are JSON, and the body. */
const delimiter = Buffer.alloc(8);

/** Asks a function whose answer goes to the caller piece by piece. Settles when status and headers are there. */
export function lambdaStream(call: MethodCall, integration: IntegrationDefinition): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const answer = new FunctionStream(call, integration, resolve);
    invoke(call, integration, JSON.stringify(proxyEvent(call)), (piece) => answer.take(piece))
      .then((result) => answer.end(result))
      .catch((problem) => answer.fail(problem))
      .catch(reject);
  });
}

/** The answer of one streaming function: first its status and headers, then its body. */
class FunctionStream {
  private head: Buffer | undefined = Buffer.alloc(0);
  private readonly body: StreamedBody;
  private problem: unknown;

  constructor(
    call: MethodCall,
    integration: IntegrationDefinition,
    private readonly begin: (answer: ApiAnswer) => void,
  ) {
    this.body = streamedBodyOf(call, integration);
  }

  /** Takes what the function writes. */
  take(piece: Uint8Array): void {
    if (this.head === undefined) this.body.take(piece);
    else if (this.problem === undefined) this.takeHead(Buffer.concat([this.head, piece]));
  }

  private takeHead(head: Buffer): void {
    this.head = head;
    const at = head.indexOf(delimiter);
    if (at < 0) return;
    try {
      const { status, headers } = proxyAnswer(head.toString('utf8', 0, at), undefined, []);
      this.head = undefined;
      this.begin({ status, headers, body: this.body.stream });
      this.body.take(head.subarray(at + delimiter.length));
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** The function is done. Throws where no answer has begun. */
  end(result: InvocationResult): void {
    if (result.outcome === 'refused') throw refusedInvocation(result, 502);
    if (result.outcome === 'failed') throw functionFailed(result.payload);
    this.take(Buffer.from(result.payload));
    if (this.head !== undefined)
      throw (
        this.problem ?? malformed('a streaming function must write status and headers, eight zero bytes and the body')
      );
    this.body.end();
  }

  /** What is under way is cut off. Throws where no answer has begun. */
  fail(problem: unknown): void {
    this.body.forget();
    if (this.head !== undefined) throw problem;
    this.body.cut('the function failed');
  }
}
