import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';

/** The Terraform type of an identity provider of a user pool. */
export const identityProvider = 'aws_cognito_identity_provider';
const answer =
  'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html';

/** What `provider_details` must tell of each type; of several, one is enough. */
const details: Readonly<Record<string, readonly (readonly string[])[]>> = {
  SAML: [['MetadataURL', 'MetadataFile']],
  OIDC: [['client_id'], ['attributes_request_method'], ['oidc_issuer'], ['authorize_scopes']],
  Google: [['client_id'], ['client_secret'], ['authorize_scopes']],
  Facebook: [['client_id'], ['client_secret'], ['authorize_scopes']],
  LoginWithAmazon: [['client_id'], ['client_secret'], ['authorize_scopes']],
  SignInWithApple: [['client_id'], ['team_id'], ['key_id'], ['private_key'], ['authorize_scopes']],
};

const social = ['Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple'];

function detailProblems(resource: Resource): (string | false)[] {
  const type = textOf(resource.get('provider_type')) ?? '';
  const given = resource.map('provider_details');
  if (given === undefined) return [];
  return (details[type] ?? []).map(
    (names) =>
      !names.some((name) => Object.hasOwn(given, name)) &&
      `provider_details must have ${names.join(' or ')} for ${type}, has ${shown(Object.keys(given).join(', '))}`,
  );
}

/** Rules about `aws_cognito_identity_provider`. */
export const identityProviderRules = [
  rule({
    id: 'cognito/provider-details',
    severity: 'rejects',
    source: answer,
    on: identityProvider,
    demand: 'provider_details must tell what the type needs',
    fix: 'Add what is missing, such as MetadataURL for SAML.',
    check: detailProblems,
  }),
  rule({
    id: 'cognito/provider-name',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/4822',
    on: identityProvider,
    demand: 'a provider of Google, Facebook, Amazon or Apple is named as its type, and no other is',
    fix: 'Set provider_name to the type, such as Google.',
    check: (resource) => {
      const [name, type] = [textOf(resource.get('provider_name')), textOf(resource.get('provider_type'))];
      if (name === undefined || type === undefined) return undefined;
      return (
        (social.includes(type) ? name !== type : social.includes(name)) &&
        `provider_name must be ${social.includes(type) ? shown(type) : `no name of a type for ${type}`}, was ${shown(name)}`
      );
    },
  }),
];
