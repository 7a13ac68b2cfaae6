import { limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { numberOf, Unknown } from '../model/value';
import { isOn, isTrue, outlineOf, soleReference, startOf } from './apis';
import { argument, rule, shown } from './define';
import { within } from './demands';
import { invocationOf } from './invocation';
import { permissionsOf } from './permissions';

const authorizer = 'aws_apigatewayv2_authorizer';
const isJwt = (resource: Body): boolean => resource.get('authorizer_type') === 'JWT';
const isRequest = (resource: Body): boolean => resource.get('authorizer_type') === 'REQUEST';
const ttlOf = (resource: Body): number | undefined => numberOf(resource.get('authorizer_result_ttl_in_seconds'));

const jwt = [
  rule({
    id: 'http-api/jwt-configuration-given',
    fact: 'R085',
    on: authorizer,
    demand: 'a JWT authorizer must have a jwt_configuration',
    fix: 'Add jwt_configuration with issuer and audience.',
    check: (resource) =>
      isJwt(resource) &&
      resource.lacks('jwt_configuration') &&
      'jwt_configuration must be given with authorizer_type JWT, was absent',
  }),
  rule({
    id: 'http-api/jwt-issuer-https',
    fact: 'R086',
    on: authorizer,
    demand: 'jwt_configuration.issuer must be an https:// URL',
    fix: 'Write https:// before the host.',
    check: (resource) =>
      resource.blocks('jwt_configuration').map((block) => {
        const start = startOf(block.get('issuer'));
        const sole = soleReference(block.symbolic('issuer'));
        if (sole?.attribute === 'endpoint' && sole.address.includes('aws_cognito_user_pool.')) {
          return `jwt_configuration.issuer must start with https://, was the bare endpoint of ${sole.address}`;
        }
        const partial = block.get('issuer') instanceof Unknown && 'https://'.startsWith(start ?? '');
        return (
          start !== undefined &&
          !partial &&
          !/^https:\/\/[^/\s]*/.test(start) &&
          `jwt_configuration.issuer must start with https://, was ${shown(start)}`
        );
      }),
  }),
  rule({
    id: 'http-api/jwt-cognito-issuer',
    fact: 'R087',
    on: authorizer,
    demand: 'the issuer of a Cognito pool must be https://cognito-idp.REGION.amazonaws.com/POOL without trailing slash',
    fix: 'Write https:// and the endpoint of the user pool, byte for byte as the iss claim has it.',
    check: (resource) =>
      resource.blocks('jwt_configuration').map((block) => {
        const issuer = outlineOf(block.get('issuer')) ?? '';
        const slashed = /^https:\/\/cognito-idp\..*\/$/.test(issuer) || (/\/$/.test(issuer) && mentionsPool(block));
        return (
          (slashed || /\.amazoncognito\.com/.test(issuer)) &&
          `jwt_configuration.issuer must equal the iss claim of the pool, was ${shown(issuer.replaceAll('\u0000', '?'))}`
        );
      }),
  }),
  rule({
    id: 'http-api/jwt-audience',
    fact: 'R088',
    on: authorizer,
    demand: 'jwt_configuration.audience must have 1 to 50 entries',
    fix: 'Name the client ids that tokens are issued to.',
    check: (resource) =>
      resource.blocks('jwt_configuration').map((block) => {
        const audience = block.get('audience');
        const size = audience === undefined ? 0 : Array.isArray(audience) ? audience.length : 1;
        const { least, most } = limits.audiences.value;
        return (
          (size < least || size > most) &&
          `jwt_configuration.audience must have ${least} to ${most} entries, had ${size}`
        );
      }),
  }),
  rule({
    id: 'http-api/jwt-audience-is-client',
    fact: 'R089',
    on: authorizer,
    demand: 'jwt_configuration.audience must name clients of a user pool, not the pool',
    fix: 'Use the id of the aws_cognito_user_pool_client.',
    check: (resource) =>
      resource.blocks('jwt_configuration').flatMap((block) => {
        const audience = block.symbolic('audience');
        return (Array.isArray(audience) ? audience : []).map((entry) => {
          const sole = soleReference(entry);
          return (
            sole !== undefined &&
            /(^|\.)aws_cognito_user_pool\./.test(sole.address) &&
            `jwt_configuration.audience must name a client, was ${sole.attribute} of ${sole.address}`
          );
        });
      }),
  }),
  rule({
    id: 'http-api/jwt-identity-source',
    fact: 'R092',
    on: authorizer,
    demand: 'a JWT authorizer must have exactly one identity source',
    fix: 'Set identity_sources to ["$request.header.Authorization"].',
    check: (resource) => {
      const sources = resource.get('identity_sources');
      const size = sources === undefined ? 0 : Array.isArray(sources) ? sources.length : 1;
      return (
        isJwt(resource) && size !== 1 && `identity_sources must have one entry with authorizer_type JWT, had ${size}`
      );
    },
  }),
];

const mentionsPool = (block: Body): boolean => {
  const issuer = block.symbolic('issuer');
  return (
    issuer instanceof Unknown && issuer.references.some(({ address }) => /(^|\.)aws_cognito_user_pool\./.test(address))
  );
};

const httpSource = /^\$(request\.(header|querystring)\.\S+|context\.\S+|stageVariables\.\S+)$/;
const webSocketSource = /^(route\.request\.(header|querystring)\.\S+|context\.\S+|stageVariables\.\S+)$/;

const sourcesOf = (resource: Body): string[] => {
  const value = resource.get('identity_sources');
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

const sources = [
  rule({
    id: 'http-api/identity-source-form',
    fact: 'R093',
    on: authorizer,
    demand:
      'identity_sources of an HTTP API must be $request.header.X, $request.querystring.X, $context.X or $stageVariables.X',
    fix: 'Write for example $request.header.Authorization.',
    check: (resource, model) =>
      isOn('HTTP', resource, model)
        ? sourcesOf(resource).map(
            (one) =>
              !httpSource.test(one) &&
              `identity_sources must be like $request.header.NAME on an HTTP API, was ${shown(one)}`,
          )
        : undefined,
  }),
  rule({
    id: 'websocket-api/identity-source-form',
    fact: 'R094',
    on: authorizer,
    demand: 'identity_sources of a WebSocket API must be route.request.header.X or route.request.querystring.X',
    fix: 'Write for example route.request.querystring.token.',
    check: (resource, model) =>
      isOn('WEBSOCKET', resource, model)
        ? sourcesOf(resource).map(
            (one) =>
              !webSocketSource.test(one) &&
              `identity_sources must be like route.request.header.NAME on a WebSocket API, was ${shown(one)}`,
          )
        : undefined,
  }),
  rule({
    id: 'http-api/cached-authorizer-needs-source',
    fact: 'R101',
    on: authorizer,
    demand: 'an authorizer that caches must have an identity source',
    fix: 'Name identity_sources, or set authorizer_result_ttl_in_seconds to 0.',
    check: (resource) => {
      const ttl = ttlOf(resource) ?? 0;
      const none = resource.lacks('identity_sources');
      return (
        isRequest(resource) && ttl > 0 && none && `identity_sources must be given with a TTL of ${ttl} s, was absent`
      );
    },
  }),
];

const request = [
  rule({
    id: 'websocket-api/authorizer-type',
    fact: 'R095',
    on: authorizer,
    demand: 'authorizer_type of a WebSocket API must be REQUEST',
    fix: 'Use a REQUEST authorizer on $connect.',
    check: (resource, model) =>
      isJwt(resource) &&
      isOn('WEBSOCKET', resource, model) &&
      'authorizer_type must be REQUEST on a WebSocket API, was "JWT"',
  }),
  rule({
    id: 'http-api/request-authorizer-uri',
    fact: 'R096',
    on: authorizer,
    demand: 'a REQUEST authorizer must have an authorizer_uri',
    fix: 'Set authorizer_uri to the invoke_arn of the function.',
    check: (resource) =>
      isRequest(resource) &&
      resource.lacks('authorizer_uri') &&
      'authorizer_uri must be given with authorizer_type REQUEST, was absent',
  }),
  rule({
    id: 'http-api/authorizer-invoke-arn',
    fact: 'R097',
    on: authorizer,
    demand: 'authorizer_uri must be an invoke ARN',
    fix: 'Use invoke_arn of the function or alias.',
    check: (resource) => invokeArnProblem(resource, 'authorizer_uri'),
  }),
  rule({
    id: 'http-api/authorizer-payload-version',
    fact: 'R098',
    on: authorizer,
    demand: 'authorizer_payload_format_version must be stated on HTTP APIs and absent on WebSocket APIs',
    fix: 'Set it to "2.0" on an HTTP API; remove it on a WebSocket API.',
    check: (resource, model) => {
      const absent = resource.lacks('authorizer_payload_format_version');
      return [
        isRequest(resource) &&
          absent &&
          isOn('HTTP', resource, model) &&
          'authorizer_payload_format_version must be stated on an HTTP API, was absent',
        resource.has('authorizer_payload_format_version') === true &&
          isOn('WEBSOCKET', resource, model) &&
          `authorizer_payload_format_version must be absent on a WebSocket API, was ${shown(resource.get('authorizer_payload_format_version'))}`,
      ];
    },
  }),
  rule({
    id: 'http-api/simple-responses-version',
    fact: 'R099',
    on: authorizer,
    demand: 'enable_simple_responses must go with authorizer_payload_format_version "2.0"',
    fix: 'Set authorizer_payload_format_version to "2.0".',
    check: (resource) => {
      const version = resource.get('authorizer_payload_format_version');
      const old = version === undefined || (!(version instanceof Unknown) && Number(version) !== 2);
      return (
        isTrue(resource, 'enable_simple_responses') &&
        old &&
        `authorizer_payload_format_version must be "2.0" with enable_simple_responses, was ${shown(version)}`
      );
    },
  }),
  argument({
    id: 'http-api/authorizer-ttl',
    fact: 'R100',
    on: authorizer,
    at: 'authorizer_result_ttl_in_seconds',
    must: within(limits.authorizerTtlSeconds.value),
    fix: 'Give at most one hour.',
  }),
  rule({
    id: 'http-api/authorizer-ttl-stated',
    fact: 'R102',
    on: authorizer,
    demand: 'the TTL of a REQUEST authorizer with identity sources must be stated on an HTTP API',
    fix: 'Set authorizer_result_ttl_in_seconds to 0, or add $context.routeKey to identity_sources.',
    check: (resource, model) =>
      isRequest(resource) &&
      resource.has('identity_sources') === true &&
      resource.lacks('authorizer_result_ttl_in_seconds') &&
      isOn('HTTP', resource, model) &&
      'authorizer_result_ttl_in_seconds must be stated, was absent, for which the provider sends 300: one answer then opens every route',
  }),
  rule({
    id: 'http-api/authorizer-permission',
    fact: 'R104',
    on: authorizer,
    demand: 'the function of an authorizer must permit API Gateway to call it',
    fix: 'Add an aws_lambda_permission for EXECUTION_ARN/authorizers/ID, or authorizer_credentials_arn.',
    check: (resource, model) => unpermitted(resource, 'authorizer_uri', 'authorizer_credentials_arn', model),
  }),
  rule({
    id: 'http-api/authorizer-role-kind',
    fact: 'R106',
    on: authorizer,
    demand: 'authorizer_credentials_arn must only stand on REQUEST authorizers',
    fix: 'Remove authorizer_credentials_arn.',
    check: (resource) =>
      isJwt(resource) &&
      resource.has('authorizer_credentials_arn') === true &&
      'authorizer_credentials_arn must be absent with authorizer_type JWT, was given',
  }),
  rule({
    id: 'http-api/authorizer-mixed',
    fact: 'R107',
    on: authorizer,
    demand: 'a JWT authorizer must have no function, and a REQUEST authorizer no jwt_configuration',
    fix: 'Keep the arguments of one type.',
    check: (resource) => [
      ...['authorizer_uri', 'authorizer_payload_format_version'].map(
        (name) =>
          isJwt(resource) &&
          resource.has(name) === true &&
          `${name} must be absent with authorizer_type JWT, was ${shown(resource.get(name))}`,
      ),
      isJwt(resource) &&
        isTrue(resource, 'enable_simple_responses') &&
        'enable_simple_responses must be false with authorizer_type JWT, was true',
      isRequest(resource) &&
        resource.blocks('jwt_configuration').length > 0 &&
        'jwt_configuration must be absent with authorizer_type REQUEST, was given',
    ],
  }),
];

/** Says that an argument must be an invoke ARN, when it certainly is a function's own ARN. */
export function invokeArnProblem(resource: Body, name: string): string | undefined {
  const sole = soleReference(resource.symbolic(name));
  if (
    sole !== undefined &&
    /(^|\.)aws_lambda_(function|alias)\./.test(sole.address) &&
    /^(qualified_)?arn$/.test(sole.attribute)
  ) {
    return `${name} must be an invoke ARN, was ${sole.attribute} of ${sole.address}`;
  }
  const start = startOf(resource.get(name));
  return start !== undefined && /^arn:[\w-]+:lambda:/.test(start)
    ? `${name} must be an invoke ARN, was ${shown(start)}`
    : undefined;
}

/** Says that a function called by the gateway has no permission at all, when the configuration holds the function. */
export function unpermitted(resource: Resource, uri: string, credentials: string, model: Model): string | undefined {
  const lambda = resource.lacks(credentials) ? invocationOf(resource, uri, model)?.lambda : undefined;
  if (lambda === undefined || lambda.conditional) return undefined;
  const { sure, closed } = permissionsOf(lambda, model);
  if (!closed || sure.length > 0) return undefined;
  return `must call a function that permits it, ${lambda.address} has no aws_lambda_permission`;
}

/** Rules about `aws_apigatewayv2_authorizer`. */
export const httpAuthorizerRules = [...jwt, ...sources, ...request];
