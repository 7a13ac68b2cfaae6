import type { HttpOperations } from '../../constructs/http-api/http-operations';

/**
 * What the API can do, and who may ask for it. A key is the operation's name everywhere: in Terraform, in the handler's
 * routes and in the logs.
 */
export const operations = {
  get_items: { route: 'GET /items', auth: 'jwt' },
  get_item: { route: 'GET /items/{id}', auth: 'jwt' },
  create_item: { route: 'POST /items', auth: 'jwt', throttle: 'creation' },
  update_item: { route: 'PUT /items/{id}', auth: 'jwt' },
  delete_item: { route: 'DELETE /items/{id}', auth: 'jwt' },
} as const satisfies HttpOperations;
