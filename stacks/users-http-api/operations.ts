import type { HttpOperations } from '../../constructs/http-api/http-operations';

/**
 * What the API can do, and who may ask for it. What the function does not answer goes to the load balancer, whose services decide
 * about callers themselves. `{proxy+}` matches everything but the root, so that has a row of its own.
 */
export const operations = {
  get_users: { route: 'GET /users', auth: 'jwt', target: 'lambda' },
  create_user: { route: 'POST /users', auth: 'jwt', target: 'lambda' },
  proxy: { route: 'ANY /{proxy+}', auth: 'none', target: 'alb' },
  root: { route: 'ANY /', auth: 'none', target: 'alb' },
} as const satisfies HttpOperations;
