import { patterns } from '../../../limits/patterns';
import { numberOf } from '../../../terraform/language/value';
import { isOn, textsOf } from '../apis';
import { given, rule, shown } from '../define';
import { authorizer, isRequest } from './authorizer-type';

const webSocketSource = /^(route\.request\.(header|querystring)\.\S+|context\.\S+|stageVariables\.\S+)$/;

/** Rules about `identity_sources` of `aws_apigatewayv2_authorizer`. */
export const identitySourceRules = [
  rule({
    id: 'http-api/identity-source-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-http-identity-source-expression)',
    on: authorizer,
    demand:
      'identity_sources of an HTTP API must be $request.header.X, $request.querystring.X, $context.X or $stageVariables.X',
    fix: 'Write for example $request.header.Authorization.',
    check: (resource, model) =>
      isOn('HTTP', resource, model)
        ? textsOf(resource, 'identity_sources').map(
            (one) =>
              !patterns.httpIdentitySource.test(one) &&
              `identity_sources must be like $request.header.NAME on an HTTP API, was ${shown(one)}`,
          )
        : undefined,
  }),
  rule({
    id: 'websocket-api/identity-source-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-websocket-identity-source-expression)',
    on: authorizer,
    demand: 'identity_sources of a WebSocket API must be route.request.header.X or route.request.querystring.X',
    fix: 'Write for example route.request.querystring.token.',
    check: (resource, model) =>
      isOn('WEBSOCKET', resource, model)
        ? textsOf(resource, 'identity_sources').map(
            (one) =>
              !webSocketSource.test(one) &&
              `identity_sources must be like route.request.header.NAME on a WebSocket API, was ${shown(one)}`,
          )
        : undefined,
  }),
  given({
    id: 'http-api/cached-authorizer-needs-source',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-authorizer-ttl-identity-source)',
    on: authorizer,
    demand: 'an authorizer that caches must have an identity source',
    fix: 'Name identity_sources, or set authorizer_result_ttl_in_seconds to 0.',
    at: 'identity_sources',
    where: (resource) => {
      const ttl = numberOf(resource.get('authorizer_result_ttl_in_seconds')) ?? 0;
      return isRequest(resource) && ttl > 0 && `with a TTL of ${ttl} s`;
    },
  }),
];
