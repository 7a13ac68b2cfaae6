import { requiredVariable } from '../shared/environment';

/** The table of the items and of the idempotency records. */
export const tableName = requiredVariable('TABLE_NAME');
