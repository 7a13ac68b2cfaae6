import type { HttpOperations } from '../../constructs/http-api/http-operations';

/** What the API can do, and who may ask for it. A key is the operation's name everywhere, in Terraform first of all. */
export const operations = {
  route: { route: 'GET /hello', auth: 'none' },
} as const satisfies HttpOperations;

/** The same where `config/` says whose tokens callers need. */
export const operationsForTokens = {
  route: { ...operations.route, auth: 'jwt' },
} as const satisfies HttpOperations;
