import type { TerraformStack } from 'cdktf';

/**
 * Makes a stack ask for a provider that has what one of its constructs writes. Other stacks go on with the oldest that has what they
 * write; `terraform init` says which version is missing.
 */
export function providerFloor(stack: TerraformStack, oldest: '6.25.0'): void {
  stack.addOverride('terraform.required_providers.aws.version', `>= ${oldest}, < 7.0.0`);
}
