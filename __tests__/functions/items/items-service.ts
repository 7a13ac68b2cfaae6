import { type HttpService, startHttpService } from '../../support/http-service';
import { itemsTable } from './items-table';

/** Starts an engine with the table and loads the items handler. */
export function startItemsService(environment: Record<string, string> = {}): Promise<HttpService> {
  return startHttpService({ table: itemsTable, load: () => import('../../../functions/items/handler'), environment });
}
