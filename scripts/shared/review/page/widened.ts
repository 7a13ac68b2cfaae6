import { asObject, type JsonObject } from '../../../../terraform/documents/json-object';

/** What a policy lets more be done than before: actions on resources that no statement allowed. */
export function widened(was: unknown, is: unknown): readonly string[] {
  const before = new Set(allowed(was));
  return [...new Set(allowed(is))].filter((grant) => !before.has(grant));
}

/** Each action and resource that the statements of a policy allow. */
function allowed(policy: unknown): string[] {
  const statements = [documentOf(policy).Statement ?? []].flat().map(asObject);
  return statements.filter(({ Effect }) => Effect === 'Allow').flatMap(grantsOf);
}

function grantsOf(statement: JsonObject): string[] {
  const actions = textsOf(statement.Action ?? (statement.NotAction && '* but some'));
  const resources = textsOf(statement.Resource ?? (statement.NotResource && '* but some'));
  const who = statement.Principal === undefined ? '' : ` by ${JSON.stringify(statement.Principal)}`;
  return actions.flatMap((action) =>
    (resources.length > 0 ? resources : ['']).map((on) => `${action}${on === '' ? '' : ` on ${on}`}${who}`),
  );
}

const textsOf = (value: unknown): string[] => [value ?? []].flat().map(String);

function documentOf(policy: unknown): JsonObject {
  if (typeof policy !== 'string') return asObject(policy);
  try {
    return asObject(JSON.parse(policy));
  } catch {
    return {};
  }
}
