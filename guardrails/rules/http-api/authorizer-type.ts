import type { Body } from '../../../terraform/model/resource';
import { isOn, isTrue } from '../apis';
import { absent, rule, shown } from '../define';

/** The Terraform type of an authorizer of an HTTP or WebSocket API. */
export const authorizer = 'aws_apigatewayv2_authorizer';

/** Whether an authorizer checks tokens itself. */
export const isJwt = (resource: Body): boolean => resource.get('authorizer_type') === 'JWT';

/** Whether an authorizer calls a function. */
export const isRequest = (resource: Body): boolean => resource.get('authorizer_type') === 'REQUEST';

/** Rules about `authorizer_type` of `aws_apigatewayv2_authorizer`, and the arguments each type takes. */
export const authorizerTypeRules = [
  rule({
    id: 'websocket-api/authorizer-type',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-websocket-authorizer-type)',
    on: authorizer,
    demand: 'authorizer_type of a WebSocket API must be REQUEST',
    fix: 'Use a REQUEST authorizer on $connect.',
    check: (resource, model) =>
      isJwt(resource) &&
      isOn('WEBSOCKET', resource, model) &&
      'authorizer_type must be REQUEST on a WebSocket API, was "JWT"',
  }),
  absent({
    id: 'http-api/authorizer-role-kind',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, CreateAuthorizer',
    on: authorizer,
    demand: 'authorizer_credentials_arn must only stand on REQUEST authorizers',
    fix: 'Remove authorizer_credentials_arn.',
    at: 'authorizer_credentials_arn',
    where: (resource) => isJwt(resource) && 'with authorizer_type JWT',
  }),
  rule({
    id: 'http-api/authorizer-mixed',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, CreateAuthorizer docs; part unverified',
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
        resource.block('jwt_configuration') !== undefined &&
        'jwt_configuration must be absent with authorizer_type REQUEST, was given',
    ],
  }),
];
