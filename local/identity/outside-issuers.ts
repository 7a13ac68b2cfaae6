import { isList, textOf, type Value } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Pool } from './pools';

/**
 * The issuers that JWT authorizers name and the document does not create. Tokens of the issuer itself are taken; beside it this machine
 * gives tokens in its name, for each audience.
 */
export function outsideIssuersOf(model: Model, pools: readonly Pool[]): Pool[] {
  const named = jwtAuthorizers(model).filter(({ issuer }) => pools.every((pool) => pool.issuer !== issuer));
  return [...new Set(named.map(({ issuer }) => issuer))].map((issuer) => ({
    // Of a pool of Cognito, below which it publishes its keys.
    id: issuer.split('/').at(-1) ?? '',
    issuer,
    domains: [],
    clients: named
      .filter((one) => one.issuer === issuer)
      .flatMap(({ audience }) => audience.map((id) => ({ id, name: id, secret: undefined }))),
  }));
}

function jwtAuthorizers(model: Model): { issuer: string; audience: string[] }[] {
  const blocks = model.ofType('aws_apigatewayv2_authorizer').map((one) => one.block('jwt_configuration'));
  return blocks.flatMap((jwt) => {
    const issuer = textOf(jwt?.get('issuer'));
    return issuer === undefined ? [] : [{ issuer, audience: textsIn(jwt?.get('audience')) }];
  });
}

const textsIn = (list: Value | undefined): string[] => (isList(list) ? list.flatMap((one) => textOf(one) ?? []) : []);

/**
 * Addresses, as host and path, at which functions ask outside issuers for their keys: what their environment has of the issuer's host and looks
 * like a key set.
 */
export function keyAddressesOf(model: Model, issuers: readonly Pool[]): Map<string, string> {
  const hosts = new Map(issuers.map(({ issuer }) => [hostOf(issuer), issuer]));
  const variables = model.ofType('aws_lambda_function').flatMap((one) => {
    const values = one.block('environment')?.map('variables') ?? {};
    return Object.values(values).flatMap((value) => textOf(value) ?? []);
  });
  return new Map(
    variables.filter(isKeySet).flatMap((url): [string, string][] => {
      const { hostname, pathname } = new URL(url);
      const issuer = hosts.get(hostname);
      return issuer === undefined ? [] : [[`${hostname}${pathname}`, issuer]];
    }),
  );
}

const isKeySet = (text: string): boolean => URL.canParse(text) && /^https:.*\/(jwks(\.json)?|keys|certs)$/.test(text);

const hostOf = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).hostname : '');
