import { type Input, ServiceFault } from '../service';

const lifetime = 10 * 60_000;
const mostTokens = 10_000;

/**
 * Transactions that were done, by their tokens: an attempt after a lost answer is told of the success, and changes nothing again.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export class TransactionTokens {
  private readonly done = new Map<string, { readonly items: string; readonly until: number }>();

  constructor(private readonly now: () => number) {}

  /** Whether the transaction was done already. Throws when its token was given to another one. */
  isDone({ ClientRequestToken, TransactItems }: Input): boolean {
    const earlier = this.done.get(String(ClientRequestToken));
    if (ClientRequestToken === undefined || earlier === undefined || earlier.until <= this.now()) return false;
    if (earlier.items === JSON.stringify(TransactItems)) return true;
    throw new ServiceFault(
      'IdempotentParameterMismatchException',
      'The request uses the same client token as a previous, but non-identical request.',
    );
  }

  remember({ ClientRequestToken, TransactItems }: Input): void {
    if (ClientRequestToken === undefined) return;
    for (const [token, { until }] of this.done)
      if (until <= this.now() || this.done.size >= mostTokens) this.done.delete(token);
    this.done.set(String(ClientRequestToken), { items: JSON.stringify(TransactItems), until: this.now() + lifetime });
  }
}
