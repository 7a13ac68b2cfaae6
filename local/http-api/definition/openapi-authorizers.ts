import {
  booleanOf,
  isList,
  isMap,
  numberOf,
  textOf,
  type Value,
  type ValueMap,
} from '../../../terraform/language/value';
import { textsOf } from '../../gateway/values';
import { type AuthorizerDefinition, defaultTtl } from './authorizers';

/** The authorizers of an OpenAPI body, by the names of their security schemes. */
export type OpenApiAuthorizers = ReadonlyMap<string, AuthorizerDefinition | 'AWS_IAM'>;

/** Reads `x-amazon-apigateway-authorizer` of every security scheme. */
export function authorizersOfOpenApi(document: ValueMap, address: string): OpenApiAuthorizers {
  const components = document.components;
  const schemes = isMap(components) && isMap(components.securitySchemes) ? components.securitySchemes : {};
  return new Map(
    Object.entries(schemes).flatMap(([name, scheme]) => {
      const authorizer = isMap(scheme) ? authorizerOf(name, scheme, address) : undefined;
      return authorizer === undefined ? [] : [[name, authorizer] as const];
    }),
  );
}

function authorizerOf(name: string, scheme: ValueMap, address: string): AuthorizerDefinition | 'AWS_IAM' | undefined {
  if (textOf(scheme['x-amazon-apigateway-authtype'])?.toLowerCase() === 'awssigv4') return 'AWS_IAM';
  const extension = scheme['x-amazon-apigateway-authorizer'];
  if (!isMap(extension)) return undefined;
  const shared = { id: name, address, identitySources: identitySourcesOf(extension.identitySource) };
  const jwt = extension.jwtConfiguration;
  if (isMap(jwt)) return { ...shared, type: 'JWT', issuer: textOf(jwt.issuer) ?? '', audiences: textsOf(jwt.audience) };
  return {
    ...shared,
    type: 'REQUEST',
    uri: textOf(extension.authorizerUri) ?? '',
    payloadVersion: textOf(extension.authorizerPayloadFormatVersion) === '2.0' ? '2.0' : '1.0',
    simpleResponses: booleanOf(extension.enableSimpleResponses) ?? false,
    ttl: numberOf(extension.authorizerResultTtlInSeconds) ?? defaultTtl,
    credentialsArn: textOf(extension.authorizerCredentials),
  };
}

/** Several sources may be one text with commas. */
const identitySourcesOf = (value: Value | undefined): string[] =>
  isList(value)
    ? textsOf(value)
    : (textOf(value) ?? '')
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');
