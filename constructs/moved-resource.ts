import { TerraformElement, type TerraformResource } from 'cdktf';

/**
 * A `moved` block: what was deployed under another name stays, under a new name. cdktf's own way asks for the `terraform` program at
 * synth, which needs none otherwise.
 *
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export class MovedResource extends TerraformElement {
  private readonly block: { readonly from: string; readonly to: string };

  /** Moves what is called `from` in the state, of the resource's own type, to the resource. */
  constructor(resource: TerraformResource, id: string, from: string) {
    super(resource, id);
    const { terraformResourceType: type, friendlyUniqueId: name } = resource;
    this.block = { from: `${type}.${from}`, to: `${type}.${name}` };
  }

  /** The block, as Terraform JSON. */
  override toTerraform(): { moved: { from: string; to: string }[] } {
    return { moved: [this.block] };
  }
}
