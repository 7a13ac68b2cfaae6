import type { RestOperation } from '../../constructs/rest-api/rest-operations';
import type { RestPaths } from '../../constructs/rest-api/rest-paths';

/** Where the API answers, by the Terraform names of the resources. */
export const paths = { items: '/items', item: '/items/{id}' } as const satisfies RestPaths;

/**
 * What the API can do, and who may ask for it. A key is the operation's name everywhere: in Terraform, in the handler's
 * routes and in the logs.
 *
 * A list is kept by every parameter that shapes it: those that the handler reads, and no others reach a cached answer.
 */
export const operations = {
  get_items: {
    method: 'GET',
    resource: 'items',
    auth: 'authorizer',
    apiKey: true,
    parameters: {
      'querystring.category': 'optional',
      'querystring.limit': 'optional',
      'querystring.cursor': 'optional',
    },
    cacheKey: ['querystring.category', 'querystring.limit', 'querystring.cursor'],
  },
  get_item: { method: 'GET', resource: 'item', auth: 'authorizer', apiKey: true },
  create_item: { method: 'POST', resource: 'items', auth: 'authorizer', apiKey: true },
  update_item: { method: 'PUT', resource: 'item', auth: 'authorizer', apiKey: true },
  delete_item: { method: 'DELETE', resource: 'item', auth: 'authorizer', apiKey: true },
} as const satisfies Readonly<Record<string, RestOperation & { readonly resource: keyof typeof paths }>>;

/** Where the API answers beside, in an environment whose configuration has the service `stock`. */
export const stockPaths = { item_stock: '/items/{id}/stock' } as const satisfies RestPaths;

/** What it can do beside, there. The service answers, not the function. */
export const stockOperations = {
  get_item_stock: {
    method: 'GET',
    resource: 'item_stock',
    auth: 'authorizer',
    apiKey: true,
    parameters: { 'path.id': 'required' },
  },
} as const satisfies Readonly<Record<string, RestOperation & { readonly resource: keyof typeof stockPaths }>>;
