import { isList, isMap, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { policyOf, statementsOf, textsIn } from '../policy';

const isOpen = (value: Value | undefined): boolean =>
  value instanceof Unknown || (isList(value) && value.some((one) => one instanceof Unknown));

/** Whether a statement may allow a service, `logs`; undefined where its principal is not known. */
function mayName(service: string, { Principal: principal }: ValueMap): boolean | undefined {
  if (principal instanceof Unknown) return undefined;
  if (!isMap(principal)) return textsIn(principal).includes('*');
  if (isOpen(principal.Service)) return undefined;
  const form = new RegExp(`^${service}\\.([a-z0-9-]+\\.)?amazonaws\\.com`);
  return textsIn(principal.AWS).includes('*') || textsIn(principal.Service).some((one) => form.test(one));
}

/** Whether the policy of a key names a service, `logs`; a key without policy names its account alone. Undefined where that is not known. */
function allows(key: Resource, service: string, model: Model): boolean | undefined {
  if (key.lacks('policy')) return false;
  const statements = statementsOf(policyOf(key, 'policy', model));
  if (statements === undefined) return undefined;
  const answers = statements.map((one) => mayName(service, one));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** Whether a key may get its policy from another resource. */
const hasPolicyElsewhere = (key: Resource, model: Model): boolean => {
  const { sure, maybe } = model.related('aws_kms_key_policy', 'key_id', key);
  return sure.length + maybe.length > 0 || model.ofType('aws_kms_grant').length > 0;
};

/** Whether it is certain that a service, `logs`, may not use a key. */
export const refuses = (key: Resource, service: string, model: Model): boolean =>
  !key.conditional && !hasPolicyElsewhere(key, model) && allows(key, service, model) === false;
