/** A plan that replaces one resource, and what one rule says of it. */
export interface ReplacingPlan {
  /** Ends "A plan that replaces ...". */
  readonly when: string;
  readonly rule: string;
  readonly plan: Readonly<Record<string, unknown>>;
  readonly says: readonly string[];
}

type Arguments = Readonly<Record<string, unknown>>;

const createdFirst = ['create', 'delete'];
const deletedFirst = ['delete', 'create'];

function replacing(type: string, actions: readonly string[], before: Arguments, after: Arguments): Arguments {
  const change = { actions, before, after, after_unknown: {} };
  return { resource_changes: [{ address: `${type}.a`, type, mode: 'managed', change }] };
}

const place = { rest_api_id: 'a', resource_id: 'r', http_method: 'GET' };
const integration = (actions: readonly string[], after: Arguments): Arguments =>
  replacing('aws_api_gateway_integration', actions, { ...place, type: 'HTTP' }, { ...after, type: 'MOCK' });

const table = (actions: readonly string[], name: string): Arguments =>
  replacing('aws_dynamodb_table', actions, { name: 'notes', hash_key: 'a' }, { name, hash_key: 'b' });

const group = (vpc_id: string, name: string): Arguments =>
  replacing('aws_security_group', createdFirst, { vpc_id: 'vpc-1', name: 'web' }, { vpc_id, name });

/** Plans that replace what AWS knows by a place or a name. */
export const replacingPlans: readonly ReplacingPlan[] = [
  {
    when: 'an integration at the same place, creating first',
    rule: 'rest-api/replaced-in-place',
    plan: integration(createdFirst, place),
    says: [
      'must not be replaced by creating first, because its successor stands at the same place and is deleted with it',
    ],
  },
  {
    when: 'an integration at the same place, deleting first',
    rule: 'rest-api/replaced-in-place',
    plan: integration(deletedFirst, place),
    says: [],
  },
  {
    when: 'an integration by one elsewhere',
    rule: 'rest-api/replaced-in-place',
    plan: integration(createdFirst, { ...place, resource_id: 's' }),
    says: [],
  },
  {
    when: 'a table under the same name, creating first',
    rule: 'replacement/name-taken',
    plan: table(createdFirst, 'notes'),
    says: [`name must be another one than its predecessor's, which still exists when it is created, was "notes"`],
  },
  {
    when: 'a table under the same name, deleting first',
    rule: 'replacement/name-taken',
    plan: table(deletedFirst, 'notes'),
    says: [],
  },
  {
    when: 'a table by one of another name',
    rule: 'replacement/name-taken',
    plan: table(createdFirst, 'notes-2'),
    says: [],
  },
  {
    when: 'a security group under the same name in its network',
    rule: 'replacement/name-taken',
    plan: group('vpc-1', 'web'),
    says: [`name must be another one than its predecessor's, which still exists when it is created, was "web"`],
  },
  {
    when: 'a security group under the same name in another network',
    rule: 'replacement/name-taken',
    plan: group('vpc-2', 'web'),
    says: [],
  },
];
