import type { IConstruct } from 'constructs';
import type { HttpOperations } from '../constructs/http-api/http-operations';
import { didYouMean } from '../constructs/nearest-name';
import { PropError } from '../constructs/prop-error';
import type { ApiUsers } from './api-users';

/** The operations with the scopes that the issuer of the tokens writes: those of `config/` in place of those of `operations.ts`. */
export function withScopes(scope: IConstruct, operations: HttpOperations, users: ApiUsers): HttpOperations {
  const { scopes = {}, userPoolId } = users;
  for (const name of Object.keys(scopes)) checkOperation(scope, name, operations);
  const rows = Object.entries(operations).map(([name, operation]) => {
    const held = scopes[name] ?? operation.scopes;
    if (held === undefined) return [name, operation] as const;
    if (userPoolId === undefined) checkNotCognito(scope, name, held);
    return [name, { ...operation, scopes: held }] as const;
  });
  return Object.fromEntries(rows);
}

function checkOperation(scope: IConstruct, name: string, operations: HttpOperations): void {
  if (operations[name]?.auth === 'jwt') return;
  const known = Object.keys(operations).filter((one) => operations[one]?.auth === 'jwt');
  throw new PropError(scope, {
    prop: 'settings.tokens.scopes',
    mustBe: `scopes of operations with auth: 'jwt' (${known.join(', ')})`,
    was: name,
    fix: `${didYouMean(name, known)} Correct it in config/.`,
  });
}

/** Cognito alone writes its own scopes: with any other issuer nobody could call the operation. */
function checkNotCognito(scope: IConstruct, name: string, scopes: readonly string[]): void {
  if (!scopes.some((one) => one.startsWith('aws.cognito.'))) return;
  throw new PropError(scope, {
    prop: `settings.tokens.scopes.${name}`,
    mustBe: 'scopes that the issuer writes into its tokens',
    was: scopes,
    fix: 'Name them in config/: those of operations.ts are in tokens of Cognito alone.',
  });
}
