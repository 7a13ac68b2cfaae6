import { createHash } from 'node:crypto';
import { type HttpService, startHttpService } from '../../support/http-service';
import { usersTable } from './users-table';

/** Starts an engine with the table and loads the users handler. */
export function startUsersService(environment: Record<string, string> = {}): Promise<HttpService> {
  return startHttpService({ table: usersTable, load: () => import('../../../functions/users/handler'), environment });
}

/** The key of the record of an address that is written in lower case. */
export function keyOfEmail(email: string): string {
  return `EMAIL#${createHash('sha256').update(email).digest('hex')}`;
}

let made = 0;

/** A user whose address no other test has. */
export function newcomer(name = 'Ada'): { email: string; name: string } {
  made += 1;
  return { email: `ada-${made}@example.com`, name };
}

/** A transaction that DynamoDB cancels; the reasons are in the order of its actions. */
export function cancelled(codes: readonly string[], times = 1) {
  return {
    name: 'TransactionCanceledException',
    operation: 'TransactWriteItems',
    times,
    details: { CancellationReasons: codes.map((Code) => ({ Code })) },
  };
}
