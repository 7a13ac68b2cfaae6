import { limits } from '../../../limits/limits';
import { Unknown } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { outlineOf, soleReference, startOf } from '../apis';
import { given, rule, shown } from '../define';
import { authorizer, isJwt } from './authorizer-type';

const mentionsPool = (block: Body): boolean => {
  const issuer = block.symbolic('issuer');
  return (
    issuer instanceof Unknown && issuer.references.some(({ address }) => /(^|\.)aws_cognito_user_pool\./.test(address))
  );
};

/** Rules about `jwt_configuration` of `aws_apigatewayv2_authorizer`. */
export const jwtAuthorizerRules = [
  given({
    id: 'http-api/jwt-configuration-given',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-jwt-authorizer-config)',
    on: authorizer,
    demand: 'a JWT authorizer must have a jwt_configuration',
    fix: 'Add jwt_configuration with issuer and audience.',
    at: 'jwt_configuration',
    where: (resource) => isJwt(resource) && 'with authorizer_type JWT',
  }),
  rule({
    id: 'http-api/jwt-issuer-https',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-jwt-issuer-https)',
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
    id: 'http-api/jwt-issuer-discovery',
    severity: 'rejects',
    source: 'https://github.com/haandol/cognito-kakao-example/issues/1',
    on: authorizer,
    demand: 'jwt_configuration.issuer must be what /.well-known/openid-configuration can stand behind',
    fix: 'Write what tokens have in iss, without a query and without /.well-known/.',
    check: (resource) =>
      resource.blocks('jwt_configuration').map((block) => {
        const issuer = outlineOf(block.get('issuer')) ?? '';
        return (
          /[?#]|\/\.well-known\//.test(issuer) &&
          `jwt_configuration.issuer must have neither query nor /.well-known/, was ${shown(issuer.replaceAll('\u0000', '?'))}`
        );
      }),
  }),
  rule({
    id: 'http-api/jwt-cognito-issuer',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
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
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    on: authorizer,
    demand: 'jwt_configuration.audience must have 1 to 50 entries',
    fix: 'Name the client ids that tokens are issued to.',
    check: (resource) =>
      resource.blocks('jwt_configuration').map((block) => {
        const audience = block.get('audience');
        const size = audience === undefined ? 0 : Array.isArray(audience) ? audience.length : undefined;
        const { least, most } = limits.audiences.value;
        return (
          size !== undefined &&
          (size < least || size > most) &&
          `jwt_configuration.audience must have ${least} to ${most} entries, had ${size}`
        );
      }),
  }),
  rule({
    id: 'http-api/jwt-audience-text',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
    on: authorizer,
    demand: 'every entry of jwt_configuration.audience must be what tokens can have in aud',
    fix: 'Write what tokens have in aud, without blanks at its ends.',
    check: (resource) =>
      resource.blocks('jwt_configuration').flatMap((block) => {
        const audience = block.get('audience');
        return (Array.isArray(audience) ? audience : []).map(
          (entry) =>
            typeof entry === 'string' &&
            (entry === '' || entry !== entry.trim()) &&
            `jwt_configuration.audience must have entries without blanks at their ends, had ${shown(entry)}`,
        );
      }),
  }),
  rule({
    id: 'http-api/jwt-audience-is-client',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
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
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
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
