import type { HttpOperations } from '../../constructs/http-api/http-operations';

/**
 * What the API can do, and who may ask for it. What the function does not answer goes to the load balancer, whose services decide
 * about callers themselves. `{proxy+}` matches everything but the root, so that has rows of its own.
 *
 * `ANY` would take the OPTIONS requests that browsers send before they call. Services are not asked to answer those: the function
 * says yes to each, and the API adds its CORS headers.
 */
export const operations = {
  get_users: { route: 'GET /users', auth: 'jwt', target: 'lambda' },
  create_user: { route: 'POST /users', auth: 'jwt', target: 'lambda' },
  get_user: { route: 'GET /users/{id}', auth: 'jwt', target: 'lambda' },
  update_user: { route: 'PUT /users/{id}', auth: 'jwt', target: 'lambda' },
  delete_user: { route: 'DELETE /users/{id}', auth: 'jwt', target: 'lambda' },

  proxy: { route: 'ANY /{proxy+}', auth: 'none', target: 'alb' },
  root: { route: 'ANY /', auth: 'none', target: 'alb' },
  proxy_preflight: { route: 'OPTIONS /{proxy+}', auth: 'none', target: 'lambda' },
  root_preflight: { route: 'OPTIONS /', auth: 'none', target: 'lambda' },
} as const satisfies HttpOperations;
