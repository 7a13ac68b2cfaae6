import type { Route } from '../../../terraform/apis/routes';
import { booleanOf, isList, textOf, type Value } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import type { SecurityScheme } from './openapi';

/** What a route asks of its callers. */
export interface Security {
  /** The schemes that all must be satisfied, by their names, with scopes where the scheme has them. */
  readonly schemes: Readonly<Record<string, { readonly scheme: SecurityScheme; readonly scopes: readonly string[] }>>;
  /** Scopes of which the caller's token must have one. */
  readonly scopes: readonly string[];
  /** Statuses that the API answers itself when it refuses a caller. */
  readonly refusals: readonly ('401' | '403')[];
}

const bearer = (description: string): SecurityScheme => ({
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description,
});

/** As API Gateway itself exports it: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html */
const signature: SecurityScheme = {
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: 'Signature version 4 of AWS',
  'x-amazon-apigateway-authtype': 'awsSigv4',
};

const apiKey: SecurityScheme = {
  type: 'apiKey',
  in: 'header',
  name: 'x-api-key',
  description: 'A key of a usage plan',
};

/** What a route, or a method of a REST API, asks of its callers. */
export function securityOf({ resources: [route], authorizer }: Route): Security {
  const type = textOf(route?.get('authorization_type')) ?? textOf(route?.get('authorization')) ?? 'NONE';
  const scopes = textsIn(route?.get('authorization_scopes'));
  const keyed = booleanOf(route?.get('api_key_required')) === true;
  const who = type === 'NONE' ? {} : callerScheme(type, authorizer, scopes);
  return {
    schemes: { ...who, ...(keyed && { api_key: { scheme: apiKey, scopes: [] } }) },
    scopes,
    refusals: [
      ...(type === 'NONE' || type === 'AWS_IAM' ? [] : (['401'] as const)),
      ...(type === 'NONE' && !keyed ? [] : (['403'] as const)),
    ],
  };
}

function callerScheme(type: string, authorizer: Resource | undefined, scopes: readonly string[]): Security['schemes'] {
  if (type === 'AWS_IAM') return { signature: { scheme: signature, scopes: [] } };
  const name = authorizer?.address.split('.').at(-1) ?? 'token';
  const issuer = textOf(authorizer?.block('jwt_configuration')?.get('issuer'));
  if (type === 'JWT' && issuer !== undefined && !issuer.includes('${')) {
    const openIdConnectUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    return { [name]: { scheme: { type: 'openIdConnect', openIdConnectUrl }, scopes } };
  }
  if (type === 'JWT') return { [name]: { scheme: bearer('A token of the issuer that the API trusts'), scopes: [] } };
  if (type === 'COGNITO_USER_POOLS') return { [name]: { scheme: bearer('A token of the user pool'), scopes: [] } };
  return { [name]: { scheme: bearer('A token that an authorizer of the API judges'), scopes: [] } };
}

const textsIn = (value: Value | undefined): string[] =>
  isList(value) ? value.filter((one): one is string => typeof one === 'string').sort() : [];
