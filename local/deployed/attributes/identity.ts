import { drawn, hexId } from '../ids';
import type { Attributes, Subject } from '../subject';

const pathOf = (of: Subject): string => of.text('path') || '/';

/** Resources of IAM: global, so without a region. */
const named = (kind: string): Attributes => ({
  id: (of) => of.name(),
  name: (of) => of.name(),
  unique_id: (of) => `AROA${drawn(of.seed, 17).toUpperCase()}`,
  arn: (of) => of.arn('iam', `${kind}${pathOf(of)}${of.name()}`, ''),
});

const policy: Attributes = {
  ...named('policy'),
  id: (of) => of.arn('iam', `policy${pathOf(of)}${of.name()}`, ''),
  policy_id: (of) => `ANPA${drawn(of.seed, 17).toUpperCase()}`,
};

const poolId = (of: Subject): string => `${of.region}_${drawn(of.seed, 9)}`;
const poolHost = (of: Subject): string => `cognito-idp.${of.region}.${of.dnsSuffix}/${poolId(of)}`;

const pool: Attributes = {
  id: poolId,
  arn: (of) => of.arn('cognito-idp', `userpool/${poolId(of)}`),
  endpoint: poolHost,
};

const client: Attributes = {
  id: (of) => drawn(of.seed, 26),
  client_secret: (of) => (String(of.resource.get('generate_secret')) === 'true' ? drawn(`${of.seed}.secret`, 51) : ''),
};

/** The scopes of a resource server, as clients and routes name them. */
function scopeIdentifiers(of: Subject): string[] {
  const scopes = of.resource.blocks('scope').map((scope) => of.text('scope_name', scope));
  return scopes.map((scope) => `${of.text('identifier')}/${scope}`);
}

/** IAM and Cognito. */
export const identityAttributes: Readonly<Record<string, Attributes>> = {
  aws_iam_role: named('role'),
  aws_iam_user: named('user'),
  aws_iam_group: named('group'),
  aws_iam_instance_profile: named('instance-profile'),
  aws_iam_policy: policy,
  aws_iam_role_policy: { id: (of) => `${of.text('role')}:${of.name()}`, name: (of) => of.name() },
  aws_iam_role_policy_attachment: { id: (of) => `${of.text('role')}-${hexId(of.seed, 26)}` },
  aws_cognito_user_pool: pool,
  aws_cognito_user_pool_client: client,
  aws_cognito_user_pool_domain: {
    id: (of) => of.text('domain'),
    cloudfront_distribution: (of) => `${drawn(of.seed, 14)}.cloudfront.net`,
  },
  aws_cognito_user_group: { id: (of) => `${of.text('user_pool_id')}/${of.text('name')}` },
  aws_cognito_resource_server: {
    id: (of) => `${of.text('user_pool_id')}|${of.text('identifier')}`,
    scope_identifiers: scopeIdentifiers,
  },
  aws_cognito_identity_pool: {
    id: (of) => `${of.region}:${hexId(of.seed, 32)}`,
    arn: (of) => of.arn('cognito-identity', `identitypool/${of.region}:${hexId(of.seed, 32)}`),
  },
};
