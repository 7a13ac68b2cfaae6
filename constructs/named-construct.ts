import { Construct } from 'constructs';
import { checkPattern } from './prop-check';

/** The alphabet of every part of a Terraform address Gatehouse writes. */
const addressPart = /^[a-z0-9]+(_[a-z0-9]+)*$/;

/**
 * A construct whose id is the Terraform address of its primary resource.
 *
 * Documents give one name to resources of several types (`aws_apigatewayv2_api.main`, `aws_apigatewayv2_stage.main`), while
 * sibling constructs need different ids. So the kind of construct stands before the id in the tree (`HttpStage.main`), where it
 * also makes error messages say what they speak of, and {@link addressOf} leaves it out of the address.
 */
export abstract class NamedConstruct extends Construct {
  /** Name of the primary resource in its Terraform address: lower case, digits and single underscores. */
  readonly address: string;

  constructor(scope: Construct, id: string) {
    super(scope, `${new.target.name}.${id}`);
    this.address = id;
    checkPattern(this, {
      prop: 'id',
      value: id,
      pattern: addressPart,
      mustBe: 'lower-case words joined by single underscores',
      fix: 'Name the construct as its resource is to be called in Terraform, as in get_items.',
    });
  }
}

/**
 * The Terraform name of an element: the ids on the way to it from its stack, joined by underscores.
 *
 * In an id, what stands before the last dot only tells siblings apart; `Default` adds nothing to the parent's name.
 */
export function addressOf(idsBelowStack: readonly string[]): string {
  return idsBelowStack
    .map((id) => id.slice(id.lastIndexOf('.') + 1))
    .filter((part) => part !== 'Default')
    .join('_');
}
