import type { Json } from '../with-terraform/synthesized';
import type { StateResource } from './state';

/** How a type of resource keeps itself from being deleted. */
interface Protection {
  /** Whether it does. */
  on(attributes: Json): boolean;

  /** How AWS names it when it refuses. */
  name(attributes: Json): string;

  /** The AWS command that ends it. */
  off(attributes: Json): string[];
}

const protections: Readonly<Record<string, Protection>> = {
  aws_dynamodb_table: {
    on: ({ deletion_protection_enabled }) => deletion_protection_enabled,
    name: ({ name }) => name,
    off: ({ name }) => ['dynamodb', 'update-table', '--table-name', name, '--no-deletion-protection-enabled'],
  },
  aws_cognito_user_pool: {
    on: ({ deletion_protection }) => deletion_protection === 'ACTIVE',
    name: ({ id }) => id,
    off: ({ id }) => ['cognito-idp', 'update-user-pool', '--user-pool-id', id, '--deletion-protection', 'INACTIVE'],
  },
  aws_lb: {
    on: ({ enable_deletion_protection }) => enable_deletion_protection,
    name: ({ arn }) => arn,
    off: ({ arn }) => [
      'elbv2',
      'modify-load-balancer-attributes',
      '--load-balancer-arn',
      arn,
      '--attributes',
      'Key=deletion_protection.enabled,Value=false',
    ],
  },
};

/** A resource that AWS refuses to delete. */
export interface ProtectedResource {
  /** Its address. */
  readonly address: string;

  /** How AWS names it. */
  readonly name: string;

  /** The AWS command that ends its protection. */
  readonly off: readonly string[];
}

/** Whether Terraform refuses to destroy a synthesized stack. */
export function isKeptByTerraform(document: Json): boolean {
  const resources = Object.values(document.resource).flatMap((named) => Object.values(named as Json));
  return resources.some(({ lifecycle }) => (lifecycle as Json | undefined)?.prevent_destroy === true);
}

/** Whether a synthesized stack has anything that AWS refuses to delete. */
export function isProtected(document: Json): boolean {
  return Object.entries(protections).some(([type, { on }]) =>
    Object.values(document.resource[type] ?? {}).some((one) => on(one as Json)),
  );
}

/** Which resources AWS refuses to delete. */
export function protectedAmong(resources: readonly StateResource[]): ProtectedResource[] {
  return resources.flatMap(({ address, type, attributes }) => {
    const protection = protections[type];
    if (!protection?.on(attributes)) return [];
    return [{ address, name: protection.name(attributes), off: protection.off(attributes) }];
  });
}
