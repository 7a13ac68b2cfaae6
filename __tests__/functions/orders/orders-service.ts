import { type HttpService, startHttpService } from '../../support/http-service';
import { ordersTable } from './orders-table';

/** Starts an engine with the table and loads the orders handler. */
export function startOrdersService(): Promise<HttpService> {
  return startHttpService({ table: ordersTable, load: () => import('../../../functions/orders/handler') });
}

/** What the Lambda authorizer of an HTTP API says of a caller. */
export function calledBy(userId: string) {
  return { authorizer: { lambda: { userId, role: 'customer' } } };
}

/** The body of an order that nothing is wrong with. */
export const lamps = { items: [{ sku: 'lamp-1', quantity: 2 }] };
