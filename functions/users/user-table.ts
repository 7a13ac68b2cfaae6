import { requiredVariable } from '../shared/environment';

/** The table of the users and of the records that keep their e-mail addresses unique. */
export const tableName = requiredVariable('TABLE_NAME');
