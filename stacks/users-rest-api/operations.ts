import type { RestOperation } from '../../constructs/rest-api/rest-operations';
import type { RestPaths } from '../../constructs/rest-api/rest-paths';

/** Where the API answers, by the Terraform names of the resources. */
export const paths = {
  users: '/users',
  user: '/users/{id}',
  user_summary: '/users/{id}/summary',
  user_exports: '/users/{id}/exports',
} as const satisfies RestPaths;

const identified = { 'path.id': 'required' } as const;

/**
 * What the API can do, and who may ask for it. A key is the operation's name everywhere: in Terraform, in the handler's
 * routes and in the logs.
 */
export const operations = {
  get_users: {
    method: 'GET',
    resource: 'users',
    auth: 'authorizer',
    apiKey: true,
    parameters: { 'querystring.limit': 'optional', 'querystring.cursor': 'optional' },
  },
  create_user: { method: 'POST', resource: 'users', auth: 'authorizer', apiKey: true, model: 'create_user' },
  get_user: { method: 'GET', resource: 'user', auth: 'authorizer', apiKey: true, parameters: identified },
  update_user: {
    method: 'PUT',
    resource: 'user',
    auth: 'authorizer',
    apiKey: true,
    parameters: identified,
    model: 'update_user',
  },
  delete_user: { method: 'DELETE', resource: 'user', auth: 'authorizer', apiKey: true, parameters: identified },

  // No function answers these: the first asks the table, the second a queue.
  get_user_summary: {
    method: 'GET',
    resource: 'user_summary',
    auth: 'authorizer',
    apiKey: true,
    parameters: identified,
  },
  create_export: { method: 'POST', resource: 'user_exports', auth: 'authorizer', apiKey: true, parameters: identified },
} as const satisfies Readonly<Record<string, RestOperation & { readonly resource: keyof typeof paths }>>;
