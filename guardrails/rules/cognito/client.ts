import { enumerations, limits } from '../../../limits/limits';
import { isList, numberOf, textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isNotTrue, isTrue, textsOf } from '../apis';
import { rule, shown } from '../define';
import { server } from './resource-server';
import { pool } from './user-pool';

/** The Terraform type of a client of a user pool. */
export const client = 'aws_cognito_user_pool_client';

const flowsOf = (resource: Body): string[] => textsOf(resource, 'allowed_oauth_flows');

const interactive = (resource: Body): boolean =>
  flowsOf(resource).some((flow) => flow === 'code' || flow === 'implicit');

const legacyFlows = ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'];

/** Rules about `aws_cognito_user_pool_client`. */
export const cognitoClientRules = [
  rule({
    id: 'cognito/client-credentials',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-client-credentials-*)',
    on: client,
    demand: 'client_credentials needs a secret, scopes of a resource server, and no other flow beside it',
    fix: 'Set generate_secret = true, name scopes of an aws_cognito_resource_server, and use a client of its own.',
    check: (resource) => {
      if (!flowsOf(resource).includes('client_credentials')) return undefined;
      return [
        isNotTrue(resource, 'generate_secret') &&
          `generate_secret must be true for client_credentials, was ${shown(resource.get('generate_secret'))}`,
        ...textsOf(resource, 'allowed_oauth_scopes').map(
          (scope) =>
            !interactive(resource) &&
            (enumerations.standardScopes.value as readonly string[]).includes(scope) &&
            `allowed_oauth_scopes must be scopes of a resource server for client_credentials, was ${shown(scope)}`,
        ),
        interactive(resource) &&
          `allowed_oauth_flows must be client_credentials alone, was ${shown(flowsOf(resource))}`,
      ];
    },
  }),
  rule({
    id: 'cognito/oauth-complete',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-oauth-flows-scopes-required)',
    on: client,
    demand: 'OAuth needs the flag, flows and scopes together',
    fix: 'Set allowed_oauth_flows_user_pool_client, allowed_oauth_flows and allowed_oauth_scopes.',
    check: (resource) => {
      const flag = 'allowed_oauth_flows_user_pool_client';
      const missing = ['allowed_oauth_flows', 'allowed_oauth_scopes'].filter((name) => resource.lacks(name));
      return [
        isTrue(resource, flag) &&
          missing.length > 0 &&
          `${missing.join(' and ')} must be given with allowed_oauth_flows_user_pool_client, was absent`,
        isNotTrue(resource, flag) &&
          flowsOf(resource).length > 0 &&
          `allowed_oauth_flows_user_pool_client must be true for flows to have effect, was ${shown(resource.get(flag))}`,
      ];
    },
  }),
  rule({
    id: 'cognito/callback-urls',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-oauth-callback-required)',
    on: client,
    demand: 'code and implicit flows need https callback URLs without fragment',
    fix: 'Write https URLs; http is for localhost only.',
    check: (resource) => [
      interactive(resource) &&
        resource.lacks('callback_urls') &&
        'callback_urls must be given for code and implicit flows, was absent',
      ...textsOf(resource, 'callback_urls').map((url) => {
        const plain = /^http:\/\/(?!localhost([:/]|$)|127\.0\.0\.1([:/]|$)|\[::1\])/.test(url);
        return (
          (plain || url.includes('#') || !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) &&
          `callback_urls must be https URLs without fragment, was ${shown(url)}`
        );
      }),
    ],
  }),
  rule({
    id: 'cognito/default-redirect',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-default-redirect-uri-member)',
    on: client,
    demand: 'default_redirect_uri must be one of callback_urls',
    fix: 'Add it to callback_urls.',
    check: (resource) => {
      const [uri, urls] = [resource.get('default_redirect_uri'), resource.get('callback_urls')];
      const known = urls === undefined || (isList(urls) && urls.every((one) => typeof one === 'string'));
      return (
        typeof uri === 'string' &&
        uri !== '' &&
        known &&
        !(isList(urls) && urls.includes(uri)) &&
        `default_redirect_uri must be one of callback_urls ${shown(urls)}, was ${shown(uri)}`
      );
    },
  }),
  rule({
    id: 'cognito/identity-providers',
    severity: 'misbehaves',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-supported-identity-providers-exists)',
    on: client,
    demand: 'supported_identity_providers must be stated for OAuth',
    fix: 'Set ["COGNITO"].',
    check: (resource) =>
      isTrue(resource, 'allowed_oauth_flows_user_pool_client') &&
      interactive(resource) &&
      resource.lacks('supported_identity_providers') &&
      'supported_identity_providers must be stated for code and implicit flows, was absent',
  }),
  rule({
    id: 'cognito/scopes-known',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-oauth-scopes-unknown)',
    on: client,
    demand: 'a scope must be a standard one or IDENTIFIER/SCOPE of a resource server',
    fix: 'Declare the scope on an aws_cognito_resource_server.',
    check: (resource, model) =>
      textsOf(resource, 'allowed_oauth_scopes').map((scope) => {
        if (enumerations.standardScopes.value.some((one) => one === scope)) return undefined;
        return (
          (!scope.includes('/') || isUndeclared(resource, scope, model)) &&
          `allowed_oauth_scopes must be standard or declared by a resource server, was ${shown(scope)}`
        );
      }),
  }),
  rule({
    id: 'cognito/auth-flows-mixed',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-explicit-auth-flows-legacy-mix)',
    on: client,
    demand: 'explicit_auth_flows must not mix ALLOW_* and older names',
    fix: 'Use ALLOW_* names, with ALLOW_REFRESH_TOKEN_AUTH.',
    check: (resource) => {
      const flows = textsOf(resource, 'explicit_auth_flows');
      const mixed = flows.some((flow) => flow.startsWith('ALLOW_')) && flows.some((flow) => legacyFlows.includes(flow));
      return mixed && `explicit_auth_flows must use one kind of names, was ${shown(flows)}`;
    },
  }),
  rule({
    id: 'cognito/token-validity',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-token-validity-range)',
    on: client,
    demand: 'access and ID tokens must be valid 5 minutes to a day, and no longer than the refresh token',
    fix: 'Shorten the tokens, or lengthen the refresh token.',
    check: tokenProblems,
  }),
];

function isUndeclared(resource: Resource, scope: string, model: Model): boolean {
  const found = model.follow(resource, 'user_pool_id', pool);
  if (found === undefined || model.hasOpaqueModules) return false;
  const { sure, maybe } = model.related(server, 'user_pool_id', found);
  const names = sure.flatMap((one) =>
    one.blocks('scope').map((block) => [one.get('identifier'), block.get('scope_name')] as const),
  );
  const open =
    maybe.length > 0 ||
    names.flat().some((one) => typeof one !== 'string') ||
    sure.some((one) => one.symbolic('scope') instanceof Unknown);
  return !open && !names.some(([identifier, name]) => scope === `${identifier as string}/${name as string}`);
}

const seconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

function validity(resource: Body, token: 'access' | 'id' | 'refresh'): number | undefined {
  const amount = resource.get(`${token}_token_validity`);
  const unit =
    resource.block('token_validity_units')?.get(`${token}_token`) ?? (token === 'refresh' ? 'days' : 'hours');
  const standard = token === 'refresh' ? 30 * 86_400 : 3600;
  const size = numberOf(amount);
  if (amount === undefined || size === 0) return standard;
  const factor = seconds[textOf(unit) ?? ''];
  return size === undefined || factor === undefined ? undefined : size * factor;
}

function tokenProblems(resource: Resource): (string | false)[] {
  if (resource.symbolic('token_validity_units') instanceof Unknown) return [];
  const refresh = validity(resource, 'refresh');
  const outside = refresh !== undefined && (refresh < 3600 || refresh > limits.refreshTokenDays.value.most * 86_400);
  return [
    outside && `refresh_token_validity must be from 1 hour to 10 years, was ${refresh} s`,
    ...(['access', 'id'] as const).flatMap((token) => {
      const own = validity(resource, token);
      return [
        own !== undefined &&
          (own < limits.tokenMinutes.value.least * 60 || own > limits.tokenMinutes.value.most * 60) &&
          `${token}_token_validity must be from 5 minutes to 1 day, was ${own} s`,
        own !== undefined &&
          refresh !== undefined &&
          own > refresh &&
          `${token}_token_validity must be at most the refresh token's ${refresh} s, was ${own} s`,
      ];
    }),
  ];
}
