import { isMap, type ValueMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { argument, rule, shown } from '../define';
import { avoids } from '../demands';
import { matchesAction } from '../iam/role-permissions';
import { policyOf, statementsOf, textsIn } from '../policy';

const key = 'aws_kms_key';
const answer = (operation: string): string =>
  `https://docs.aws.amazon.com/kms/latest/APIReference/API_${operation}.html`;

/** Whether a statement may let somebody of an account change the policy: what is not known may. */
function mayUpdate(statement: ValueMap): boolean {
  const { Principal: principal, Effect: effect } = statement;
  if (effect === 'Deny') return false;
  const actions = textsIn(statement.Action);
  const known = actions.length > 0 && actions.length === [statement.Action].flat().length;
  const named = !isMap(principal) || Object.keys(principal).some((kind) => kind === 'AWS' || kind === 'Federated');
  return named && (!known || actions.some((one) => matchesAction(one, 'kms:PutKeyPolicy')));
}

function lockedOut(resource: Resource, model: Model): string | false {
  const bypassed = !resource.lacks('bypass_policy_lockout_safety_check');
  const statements = bypassed ? undefined : statementsOf(policyOf(resource, 'policy', model));
  return (
    statements !== undefined &&
    !statements.some(mayUpdate) &&
    'policy must allow an account or one of its identities kms:PutKeyPolicy, and allows it nobody'
  );
}

/** What each kind of key can do. */
const usages: readonly (readonly [spec: RegExp, usages: readonly string[]])[] = [
  [/^SYMMETRIC_DEFAULT$/, ['ENCRYPT_DECRYPT']],
  [/^HMAC_/, ['GENERATE_VERIFY_MAC']],
  [/^RSA_/, ['ENCRYPT_DECRYPT', 'SIGN_VERIFY']],
  [/^ECC_SECG/, ['SIGN_VERIFY']],
  [/^ECC_NIST/, ['SIGN_VERIFY', 'KEY_AGREEMENT']],
];

function usageProblem(resource: Resource): string | false {
  const spec = resource.get('customer_master_key_spec') ?? 'SYMMETRIC_DEFAULT';
  const usage = resource.get('key_usage') ?? 'ENCRYPT_DECRYPT';
  const allowed = typeof spec === 'string' ? usages.find(([form]) => form.test(spec))?.[1] : undefined;
  return (
    allowed !== undefined &&
    typeof usage === 'string' &&
    !allowed.includes(usage) &&
    `key_usage must be ${allowed.join(' or ')} for ${spec}, was ${shown(usage)}`
  );
}

/** Rules about keys of KMS. */
export const kmsRules = [
  rule({
    id: 'kms/policy-owner',
    severity: 'rejects',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/1950',
    on: [key, 'aws_kms_key_policy'],
    demand: 'a key policy must let somebody change it later',
    fix: 'Allow kms:* to the root of the account: { AWS = "arn:aws:iam::ACCOUNT:root" }.',
    check: lockedOut,
  }),
  rule({
    id: 'kms/usage',
    severity: 'rejects',
    source: answer('CreateKey'),
    on: key,
    demand: 'key_usage must fit customer_master_key_spec',
    fix: 'Set key_usage to what the kind of key can do.',
    check: usageProblem,
  }),
  rule({
    id: 'kms/rotation',
    severity: 'rejects',
    source: answer('EnableKeyRotation'),
    on: key,
    demand: 'only symmetric keys for encryption are rotated',
    fix: 'Remove enable_key_rotation.',
    check: (resource) => {
      const spec = resource.get('customer_master_key_spec');
      return (
        isTrue(resource, 'enable_key_rotation') &&
        typeof spec === 'string' &&
        spec !== 'SYMMETRIC_DEFAULT' &&
        `enable_key_rotation must be false for ${spec}, was true`
      );
    },
  }),
  argument({
    id: 'kms/alias-name',
    severity: 'rejects',
    source: answer('CreateAlias'),
    on: 'aws_kms_alias',
    at: 'name',
    must: avoids(/^alias\/aws\//i, 'not start with alias/aws/, which is reserved'),
    fix: 'Choose a name of your own, such as alias/orders.',
  }),
  argument({
    id: 'kms/alias-target',
    severity: 'rejects',
    source: answer('CreateAlias'),
    on: 'aws_kms_alias',
    at: 'target_key_id',
    must: avoids(/(^|:)alias\//, 'be a key, not another alias'),
    fix: 'Use key_id of the aws_kms_key.',
  }),
];
