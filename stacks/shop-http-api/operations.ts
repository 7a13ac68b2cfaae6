import type { HttpOperations } from '../../constructs/http-api/http-operations';

/**
 * The operations of three services and a queue, and who may call them.
 *
 * `{proxy+}` matches what follows a service's name, not the bare name, so each service has two rows. A browser asks by OPTIONS,
 * without a token, whether a page may call at all; a guarded ANY would answer that with 401, so OPTIONS has rows of its own. Services
 * in the VPC are not asked to answer it: the function of orders says yes for all, and the API adds its CORS headers.
 */
export const operations = {
  users: { route: 'ANY /users/{proxy+}', auth: 'jwt', target: 'users' },
  users_root: { route: 'ANY /users', auth: 'jwt', target: 'users' },
  users_preflight: { route: 'OPTIONS /users/{proxy+}', auth: 'none', target: 'orders' },
  users_root_preflight: { route: 'OPTIONS /users', auth: 'none', target: 'orders' },

  orders: { route: 'ANY /orders/{proxy+}', auth: 'request', target: 'orders' },
  orders_root: { route: 'ANY /orders', auth: 'request', target: 'orders' },
  orders_preflight: { route: 'OPTIONS /orders/{proxy+}', auth: 'none', target: 'orders' },
  orders_root_preflight: { route: 'OPTIONS /orders', auth: 'none', target: 'orders' },

  payments: { route: 'ANY /payments/{proxy+}', auth: 'iam', target: 'payments', throttle: 'expensive' },
  payments_root: { route: 'ANY /payments', auth: 'iam', target: 'payments', throttle: 'expensive' },
  payments_preflight: { route: 'OPTIONS /payments/{proxy+}', auth: 'none', target: 'orders' },
  payments_root_preflight: { route: 'OPTIONS /payments', auth: 'none', target: 'orders' },

  // The scope that Cognito writes into access tokens of users who signed in; ID tokens have none.
  create_event: { route: 'POST /events', auth: 'jwt', scopes: ['aws.cognito.signin.user.admin'], target: 'events' },
} as const satisfies HttpOperations;
