import { TerraformDataSource, TerraformElement, TerraformOutput, TerraformResource, type TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * One message for each Terraform address that two constructs claim. cdktf itself merges the two into one resource without a
 * word, so this looks at the tree and not at the JSON.
 */
export function addressesUsedTwice(stack: TerraformStack): string[] {
  return [...addressesOf(stack)]
    .filter(([, paths]) => paths.length > 1)
    .map(
      ([address, paths]) =>
        `${address}: must be one construct, was ${paths.join(' and ')}. Give one of them another id.`,
    );
}

/** The Terraform addresses of a stack, each with the paths of the constructs that claim it. */
export function addressesOf(stack: TerraformStack): Map<string, string[]> {
  const pathsByAddress = new Map<string, string[]>();
  for (const construct of stack.node.findAll()) {
    const address = addressInJson(construct);
    if (address === undefined) continue;
    pathsByAddress.set(address, [...(pathsByAddress.get(address) ?? []), construct.node.path]);
  }
  return pathsByAddress;
}

function addressInJson(construct: IConstruct): string | undefined {
  if (!TerraformElement.isTerraformElement(construct)) return undefined;
  const name = construct.friendlyUniqueId;
  if (TerraformResource.isTerraformResource(construct)) return `${construct.terraformResourceType}.${name}`;
  if (TerraformDataSource.isTerraformDataSource(construct)) return `data.${construct.terraformResourceType}.${name}`;
  if (TerraformOutput.isTerraformOutput(construct)) return `output.${name}`;
  return undefined;
}
