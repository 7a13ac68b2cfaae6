import { isList, isMap, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body } from '../../../terraform/model/resource';
import { policyOf, statementsOf, textsIn } from '../policy';

/** Whether a role certainly may not be assumed by a service, `lambda`. */
export function distrusts(role: Body, service: string, model: Model): boolean {
  const statements = statementsOf(policyOf(role, 'assume_role_policy', model));
  if (statements === undefined || statements.length === 0) return false;
  const principals = statements.map((one) => (isMap(one.Principal) ? one.Principal.Service : one.Principal));
  const open = principals.some(
    (one) => one instanceof Unknown || (isList(one) && one.some((item) => item instanceof Unknown)),
  );
  const form = new RegExp(`^(${service}(\\.[a-z]+-[a-z-]+-\\d)?\\.amazonaws\\.com(\\.cn)?|\\*)$`);
  return !open && !principals.some((one) => textsIn(one).some((text) => form.test(text)));
}
