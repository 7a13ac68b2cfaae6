import { identitySourcesOf } from '../from-resources';
import type { AuthorizerDefinition, MethodDefinition } from '../rest-api-definition';
import { listOf, type OpenApiDocument, objectOf, stringOf } from './document';

/** Who may call an operation. */
export type OperationSecurity = Pick<MethodDefinition, 'authorization' | 'authorizer' | 'scopes' | 'apiKeyRequired'>;

/** Reads `security` of an operation. Security at the root of the document is not imported by AWS, so it counts for nothing. */
export function securityOf(document: OpenApiDocument, operation: object, address: string): OperationSecurity {
  const own = objectOf(operation);
  const named = listOf(own.security).flatMap((one) => Object.entries(objectOf(one)));
  const schemes = named.map(([name, scopes]) => ({ name, scopes, scheme: objectOf(document.securitySchemes[name]) }));
  const authorizing = schemes.find(({ scheme }) => scheme['x-amazon-apigateway-authorizer'] !== undefined);
  const signed = schemes.some(({ scheme }) => isSigned(scheme)) || isIam(own['x-amazon-apigateway-auth']);
  const authorizer = authorizing && authorizerOf(authorizing.name, authorizing.scheme, address);
  return {
    authorization: authorizer ? kindOf(authorizer) : signed ? 'AWS_IAM' : 'NONE',
    authorizer,
    scopes: listOf(authorizing?.scopes).map(String),
    apiKeyRequired: schemes.some(({ scheme }) => isApiKey(scheme)),
  };
}

const kindOf = ({ type }: AuthorizerDefinition) => (type === 'COGNITO_USER_POOLS' ? type : ('CUSTOM' as const));

const isSigned = (scheme: object): boolean =>
  /^awsSigv4$/i.test(stringOf(objectOf(scheme)['x-amazon-apigateway-authtype']) ?? '');

const isIam = (auth: unknown): boolean => /^aws_iam$/i.test(stringOf(objectOf(auth).type) ?? '');

function isApiKey(scheme: object): boolean {
  const { type, name, in: place } = objectOf(scheme);
  const bare = objectOf(scheme)['x-amazon-apigateway-authtype'] === undefined;
  return type === 'apiKey' && place === 'header' && /^x-api-key$/i.test(stringOf(name) ?? '') && bare;
}

function authorizerOf(name: string, scheme: object, address: string): AuthorizerDefinition {
  const { name: header = 'Authorization' } = objectOf(scheme);
  const own = objectOf(objectOf(scheme)['x-amazon-apigateway-authorizer']);
  return {
    address,
    id: name,
    type: (stringOf(own.type) ?? 'token').toUpperCase() as AuthorizerDefinition['type'],
    uri: stringOf(own.authorizerUri),
    credentials: stringOf(own.authorizerCredentials),
    identitySources: identitySourcesOf(stringOf(own.identitySource) ?? sourceIn(own, stringOf(header))),
    validationExpression: stringOf(own.identityValidationExpression),
    ttlSeconds: Number(own.authorizerResultTtlInSeconds ?? 300),
    providerArns: listOf(own.providerARNs).map(String),
  };
}

/** A REQUEST authorizer names its sources; the others read the header of their scheme. */
const sourceIn = (authorizer: object, header: string | undefined): string =>
  /^request$/i.test(stringOf(objectOf(authorizer).type) ?? '') ? '' : `method.request.header.${header}`;
