import { requiredVariable } from '../shared/environment';

/** The table of the orders and of the idempotency records, both under their owner. */
export const tableName = requiredVariable('TABLE_NAME');
