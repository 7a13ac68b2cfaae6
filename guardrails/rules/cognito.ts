import { enumerations, limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { isList, numberOf, textOf, Unknown } from '../model/value';
import { isTrue, startOf, textsOf } from './apis';
import { argument, rule, shown } from './define';
import { avoids, matches } from './demands';
import { invocationOf } from './invocation';
import { permissionsOf } from './permissions';

const pool = 'aws_cognito_user_pool';
const client = 'aws_cognito_user_pool_client';
const server = 'aws_cognito_resource_server';
const domain = 'aws_cognito_user_pool_domain';

const mfaWays = [
  'sms_configuration',
  'software_token_mfa_configuration',
  'email_mfa_configuration',
  'web_authn_configuration',
];

const pools = [
  rule({
    id: 'cognito/alias-or-username',
    fact: 'R384',
    on: pool,
    demand: 'alias_attributes and username_attributes exclude each other',
    fix: 'Keep one of the two.',
    check: (resource) =>
      textsOf(resource, 'alias_attributes').length > 0 &&
      textsOf(resource, 'username_attributes').length > 0 &&
      'username_attributes must be absent beside alias_attributes, was given',
  }),
  rule({
    id: 'cognito/mfa-way',
    fact: 'R385',
    on: pool,
    demand: 'MFA needs SMS, software token or e-mail settings',
    fix: 'Add software_token_mfa_configuration { enabled = true }.',
    check: (resource) => {
      const mode = resource.get('mfa_configuration');
      return (
        (mode === 'ON' || mode === 'OPTIONAL') &&
        mfaWays.every((name) => resource.lacks(name)) &&
        `mfa_configuration ${mode} must go with an MFA method, had none`
      );
    },
  }),
  rule({
    id: 'cognito/verified-phone',
    fact: 'R386',
    on: pool,
    demand: 'verification of phone_number needs sms_configuration',
    fix: 'Add sms_configuration, or verify email only.',
    check: (resource) =>
      textsOf(resource, 'auto_verified_attributes').includes('phone_number') &&
      resource.lacks('sms_configuration') &&
      'sms_configuration must be given to verify phone_number, was absent',
  }),
  rule({
    id: 'cognito/schema',
    fact: 'R387',
    on: pool,
    demand: 'custom attributes must not be required, have 20 characters at most, and be 50 at most',
    fix: 'Check the attribute in a trigger instead; shorten the name.',
    check: (resource) => {
      const custom = resource
        .blocks('schema')
        .filter((block) => !standardAttributes.has(textOf(block.get('name')) ?? 'name'));
      return [
        ...custom.map(
          (block) =>
            isTrue(block, 'required') &&
            `schema.required must be false for the custom attribute ${shown(block.get('name'))}, was true`,
        ),
        ...custom.map(
          (block) =>
            (textOf(block.get('name')) ?? '').replace(/^custom:/, '').length > 20 &&
            `schema.name must have at most 20 characters, was ${shown(block.get('name'))}`,
        ),
        custom.length > limits.customUserAttributes.value &&
          `schema must have at most ${limits.customUserAttributes.value} custom attributes, had ${custom.length}`,
      ];
    },
  }),
  rule({
    id: 'cognito/recovery',
    fact: 'R388',
    on: pool,
    demand: 'admin_only stands alone; two recovery mechanisms at most, with distinct priorities',
    fix: 'Name admin_only, or e-mail and phone with priorities 1 and 2.',
    check: (resource) =>
      resource.blocks('account_recovery_setting').flatMap((block) => {
        const ways = block.blocks('recovery_mechanism');
        const priorities = ways.map((one) => numberOf(one.get('priority')));
        const admin = ways.some((one) => one.get('name') === 'admin_only');
        return [
          admin && ways.length > 1 && 'account_recovery_setting must name admin_only alone, named others too',
          ways.length > 2 && `account_recovery_setting must name at most 2 mechanisms, named ${ways.length}`,
          priorities.some((one, at) => one !== undefined && priorities.indexOf(one) !== at) &&
            `account_recovery_setting must have distinct priorities, was ${shown(priorities as number[])}`,
        ];
      }),
  }),
  rule({
    id: 'cognito/email-sender',
    fact: 'R389',
    on: pool,
    demand: 'DEVELOPER needs the source_arn of an SES identity, COGNITO_DEFAULT must not have one',
    fix: 'Set source_arn, or email_sending_account to COGNITO_DEFAULT.',
    check: (resource) =>
      resource.blocks('email_configuration').flatMap((block) => {
        const account = block.get('email_sending_account');
        return [
          account === 'DEVELOPER' &&
            block.lacks('source_arn') &&
            'email_configuration.source_arn must be given with DEVELOPER, was absent',
        ];
      }),
  }),
  rule({
    id: 'cognito/tier',
    fact: 'R390',
    on: pool,
    demand: 'user_pool_tier LITE has no advanced security and no V2 token trigger',
    fix: 'Use ESSENTIALS or PLUS.',
    check: (resource) => {
      const tier = resource.get('user_pool_tier');
      const security = resource.block('user_pool_add_ons')?.get('advanced_security_mode');
      const trigger = resource.block('lambda_config')?.block('pre_token_generation_config')?.get('lambda_version');
      const advanced = security === 'ENFORCED' || security === 'AUDIT';
      return [
        tier === 'LITE' &&
          advanced &&
          `user_pool_tier must be PLUS with advanced_security_mode ${security}, was ${shown(tier)}`,
        tier === 'LITE' &&
          typeof trigger === 'string' &&
          trigger !== 'V1_0' &&
          `user_pool_tier must be ESSENTIALS or PLUS with a ${trigger} token trigger, was "LITE"`,
      ];
    },
  }),
  argument({
    id: 'cognito/pool-name',
    fact: 'R391',
    on: pool,
    at: 'name',
    must: matches(/^[\w\s+=,.@-]{1,128}$/, 'be 1 to 128 letters, digits, spaces and _+=,.@-'),
    fix: 'Rename the pool.',
  }),
];

const standardAttributes = new Set([
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'sub',
  'updated_at',
  'website',
  'zoneinfo',
]);

const flowsOf = (resource: Body): string[] => textsOf(resource, 'allowed_oauth_flows');
const interactive = (resource: Body): boolean =>
  flowsOf(resource).some((flow) => flow === 'code' || flow === 'implicit');
const legacyFlows = ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'];

const clients = [
  rule({
    id: 'cognito/client-credentials',
    fact: 'R393',
    on: client,
    demand: 'client_credentials needs a secret, and no other flow beside it',
    fix: 'Set generate_secret = true, and use a client of its own.',
    check: (resource) => {
      if (!flowsOf(resource).includes('client_credentials')) return undefined;
      const secret = resource.get('generate_secret');
      return [
        (secret === undefined || secret === false) &&
          `generate_secret must be true for client_credentials, was ${shown(secret)}`,
        interactive(resource) &&
          `allowed_oauth_flows must be client_credentials alone, was ${shown(flowsOf(resource))}`,
      ];
    },
  }),
  rule({
    id: 'cognito/oauth-complete',
    fact: 'R394',
    on: client,
    demand: 'OAuth needs the flag, flows and scopes together',
    fix: 'Set allowed_oauth_flows_user_pool_client, allowed_oauth_flows and allowed_oauth_scopes.',
    check: (resource) => {
      const flag = resource.get('allowed_oauth_flows_user_pool_client');
      const missing = ['allowed_oauth_flows', 'allowed_oauth_scopes'].filter((name) => resource.lacks(name));
      return [
        flag === true &&
          missing.length > 0 &&
          `${missing.join(' and ')} must be given with allowed_oauth_flows_user_pool_client, was absent`,
        (flag === undefined || flag === false) &&
          flowsOf(resource).length > 0 &&
          `allowed_oauth_flows_user_pool_client must be true for flows to have effect, was ${shown(flag)}`,
      ];
    },
  }),
  rule({
    id: 'cognito/callback-urls',
    fact: 'R395',
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
    fact: 'R396',
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
    fact: 'R397',
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
    fact: 'R398',
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
    fact: 'R399',
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
    fact: 'R400',
    on: client,
    demand: 'access and ID tokens must be valid 5 minutes to a day, and no longer than the refresh token',
    fix: 'Shorten the tokens, or lengthen the refresh token.',
    check: tokenProblems,
  }),
];

function isUndeclared(resource: Resource, scope: string, model: Model): boolean {
  const found = model.follow(resource, 'user_pool_id', pool);
  if (found?.type !== pool || model.hasOpaqueModules) return false;
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
  const outside = refresh !== undefined && (refresh < 3600 || refresh > 3650 * 86_400);
  return [
    outside && `refresh_token_validity must be from 1 hour to 10 years, was ${refresh} s`,
    ...(['access', 'id'] as const).flatMap((token) => {
      const own = validity(resource, token);
      return [
        own !== undefined &&
          (own < 300 || own > 86_400) &&
          `${token}_token_validity must be from 5 minutes to 1 day, was ${own} s`,
        own !== undefined &&
          refresh !== undefined &&
          own > refresh &&
          `${token}_token_validity must be at most the refresh token's ${refresh} s, was ${own} s`,
      ];
    }),
  ];
}

const domains = [
  rule({
    id: 'cognito/domain-prefix',
    fact: 'R401',
    on: domain,
    demand: 'a domain prefix must be lower-case letters, digits and hyphens, without aws, amazon or cognito',
    fix: 'Choose another prefix.',
    check: (resource) => {
      const name = resource.get('domain');
      if (typeof name !== 'string' || name.includes('.')) return undefined;
      return (
        (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name) || /aws|amazon|cognito/.test(name)) &&
        `domain must be a free prefix of lower-case letters, digits and hyphens, was ${shown(name)}`
      );
    },
  }),
  rule({
    id: 'cognito/custom-domain',
    fact: 'R402',
    on: domain,
    demand: 'a custom domain needs a certificate in us-east-1, a prefix none',
    fix: 'Request the certificate with a provider for us-east-1.',
    check: (resource, model) => {
      const name = resource.get('domain');
      if (typeof name !== 'string') return undefined;
      const held = model.follow(resource, 'certificate_arn', 'aws_acm_certificate');
      const region =
        held?.type === 'aws_acm_certificate'
          ? held.region
          : /^arn:[\w-]+:acm:([a-z0-9-]+):/.exec(startOf(resource.get('certificate_arn')) ?? '')?.[1];
      const custom = name.includes('.');
      return [
        custom && resource.lacks('certificate_arn') && `certificate_arn must be given for ${shown(name)}, was absent`,
        custom &&
          region !== undefined &&
          region !== 'us-east-1' &&
          `certificate_arn must be in us-east-1, was in ${region}`,
        !custom &&
          resource.has('certificate_arn') === true &&
          `certificate_arn must be absent for the prefix ${shown(name)}, was given`,
      ];
    },
  }),
  argument({
    id: 'cognito/server-identifier',
    fact: 'R403',
    on: server,
    at: 'identifier',
    must: avoids(/\s/, 'hold no spaces'),
    fix: 'Use a URL or a word.',
  }),
  argument({
    id: 'cognito/server-scope',
    fact: 'R403',
    on: server,
    at: 'scope.scope_name',
    must: avoids(/[\s/]/, 'hold no spaces or slashes'),
    fix: 'Use a word such as read.',
  }),
  rule({
    id: 'cognito/server-scopes',
    fact: 'R403',
    on: server,
    demand: 'a resource server must have at most 100 scopes',
    fix: 'Use several resource servers.',
    check: (resource) =>
      resource.blocks('scope').length > limits.resourceServerScopes.value &&
      `scope must stand at most ${limits.resourceServerScopes.value} times, stands ${resource.blocks('scope').length} times`,
  }),
  rule({
    id: 'cognito/trigger-permission',
    fact: 'R392',
    on: pool,
    demand: 'the function of a trigger must permit the pool to call it',
    fix: 'Add an aws_lambda_permission for cognito-idp.amazonaws.com with the ARN of the pool.',
    check: (resource, model) => resource.blocks('lambda_config').flatMap((block) => triggerProblems(block, model)),
  }),
];

function triggerProblems(block: Body, model: Model): (string | undefined)[] {
  return block.names.map((name) => {
    const lambda = invocationOf(block, name, model)?.lambda;
    if (lambda === undefined || lambda.conditional) return undefined;
    const { sure, closed } = permissionsOf(lambda, model);
    const permits = sure.some(
      (one) =>
        one.get('principal') instanceof Unknown ||
        /^(cognito-idp\.amazonaws\.com|\*)/.test(textOf(one.get('principal')) ?? ''),
    );
    return closed && !permits
      ? `lambda_config.${name} must be a function that permits cognito-idp.amazonaws.com, ${lambda.address} does not`
      : undefined;
  });
}

/** Rules about Cognito user pools, clients and domains. */
export const cognitoRules = [...pools, ...clients, ...domains];
