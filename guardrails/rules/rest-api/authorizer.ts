import { limits } from '../../../limits/limits';
import { isList, textOf, Unknown } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { within } from '../demands';
import { authorizerUriProblem } from '../invocation';
import { unpermitted } from '../permissions';

/** The Terraform type that these rules are about. */
export const authorizer = 'aws_api_gateway_authorizer';

/** Type of an authorizer; TOKEN when none is written. */
const typeOf = (resource: Body): string | undefined => {
  const type = resource.get('type');
  return type === undefined ? 'TOKEN' : typeof type === 'string' ? type : undefined;
};

const requestSource = /^(method\.request\.(header|querystring|path)\.\S+|context\.\S+|stageVariables\.\S+)$/;

const isBroken = (pattern: string): boolean => {
  try {
    new RegExp(pattern.replace(/\(\?[a-zA-Z-]+\)/g, ''));
    return false;
  } catch {
    return !/\\Q|\(\?>|[*+?}]\+/.test(pattern);
  }
};

/** Rules about `aws_api_gateway_authorizer`. */
export const restAuthorizerRules = [
  rule({
    id: 'rest-api/authorizer-invoke-arn',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-authorizer-uri-format)',
    on: authorizer,
    demand: 'authorizer_uri must be an invoke ARN',
    fix: 'Use invoke_arn of the function or alias.',
    check: (resource) => authorizerUriProblem(resource, 'authorizer_uri'),
  }),
  rule({
    id: 'rest-api/authorizer-pool',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-cognito-authorizer-provider-arns)',
    on: authorizer,
    demand: 'a Cognito authorizer must name its user pools',
    fix: 'Set provider_arns to the arn of the user pool.',
    check: (resource) => {
      const arns = resource.get('provider_arns');
      return [
        typeOf(resource) === 'COGNITO_USER_POOLS' &&
          resource.lacks('provider_arns') &&
          'provider_arns must be given with type COGNITO_USER_POOLS, was absent',
        ...(isList(arns) ? arns : []).map(
          (one) =>
            typeof one === 'string' &&
            !/^arn:[\w-]+:cognito-idp:[\w-]+:\d+:userpool\/\S+$/.test(one) &&
            `provider_arns must be ARNs of user pools, was ${shown(one)}`,
        ),
      ];
    },
  }),
  rule({
    id: 'rest-api/token-identity-source',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-token-authorizer-identity-source)',
    on: authorizer,
    demand: 'identity_source of a TOKEN or Cognito authorizer must be one header',
    fix: 'Write method.request.header.Authorization, or leave it out.',
    check: (resource) => {
      const source = resource.get('identity_source');
      const wrong = typeof source === 'string' && !/^method\.request\.header\.[^\s,]+$/.test(source);
      return (
        wrong &&
        ['TOKEN', 'COGNITO_USER_POOLS'].includes(typeOf(resource) ?? '') &&
        `identity_source must be method.request.header.NAME, was ${shown(source)}`
      );
    },
  }),
  rule({
    id: 'rest-api/request-identity-source',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-request-authorizer-identity-source)',
    on: authorizer,
    demand: 'identity_source of a REQUEST authorizer must list method.request, context or stageVariables expressions',
    fix: 'Write for example method.request.header.Authorization.',
    check: (resource) => {
      const source = resource.get('identity_source');
      const wrong =
        typeof source === 'string' && source !== ''
          ? source.split(',').find((one) => !requestSource.test(one.trim()))
          : undefined;
      return (
        typeOf(resource) === 'REQUEST' &&
        wrong !== undefined &&
        `identity_source must be like method.request.header.NAME, was ${shown(wrong)}`
      );
    },
  }),
  rule({
    id: 'rest-api/cached-authorizer-needs-source',
    severity: 'misbehaves',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization-with-console.html',
    on: authorizer,
    demand: 'a REQUEST authorizer that caches must have an identity source',
    fix: 'Name identity_source, or set authorizer_result_ttl_in_seconds to 0.',
    check: (resource) => {
      const ttl = resource.get('authorizer_result_ttl_in_seconds');
      const caches = ttl === undefined || (!(ttl instanceof Unknown) && Number(ttl) > 0);
      return (
        typeOf(resource) === 'REQUEST' &&
        caches &&
        resource.get('identity_source') === '' &&
        'identity_source must be given while answers are cached, was ""'
      );
    },
  }),
  argument({
    id: 'rest-api/authorizer-ttl',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-authorizer-ttl-range)',
    on: authorizer,
    at: 'authorizer_result_ttl_in_seconds',
    must: within(limits.authorizerTtlSeconds.value),
    fix: 'Give at most one hour.',
  }),
  rule({
    id: 'rest-api/authorizer-ttl-stated',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization-with-console.html',
    severity: 'misbehaves',
    on: authorizer,
    demand: 'the TTL of a Lambda authorizer must be stated, because a cached policy answers for every method',
    fix: 'Set 0, or a TTL with a policy that covers the whole stage.',
    check: (resource) =>
      ['TOKEN', 'REQUEST'].includes(typeOf(resource) ?? '') &&
      resource.lacks('authorizer_result_ttl_in_seconds') &&
      'authorizer_result_ttl_in_seconds must be stated, was absent, for which the provider sends 300',
  }),
  rule({
    id: 'rest-api/identity-validation',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html',
    on: authorizer,
    demand: 'identity_validation_expression must be a regular expression on a TOKEN or Cognito authorizer',
    fix: 'Mend the expression, or remove it.',
    check: (resource) => {
      const pattern = textOf(resource.get('identity_validation_expression')) ?? '';
      return [
        pattern !== '' &&
          isBroken(pattern) &&
          `identity_validation_expression must be a regular expression, was ${shown(pattern)}`,
        pattern !== '' &&
          typeOf(resource) === 'REQUEST' &&
          `identity_validation_expression must be absent on a REQUEST authorizer, was ${shown(pattern)}`,
      ];
    },
  }),
  rule({
    id: 'rest-api/authorizer-permission',
    severity: 'misbehaves',
    source: 'code search; botocore 1.43.11,',
    on: authorizer,
    demand: 'the function of an authorizer must permit API Gateway to call it',
    fix: 'Add an aws_lambda_permission for EXECUTION_ARN/authorizers/ID, or authorizer_credentials.',
    check: (resource, model) => unpermitted(resource, 'authorizer_uri', 'authorizer_credentials', model),
  }),
];
