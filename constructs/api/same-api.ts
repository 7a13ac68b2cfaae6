import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';

/** Refuses a part that belongs to another API than the one it is given to. */
export function checkSameApi(
  scope: IConstruct,
  prop: string,
  api: IConstruct,
  part: { readonly api: IConstruct },
): void {
  if (part.api === api) return;
  throw new PropError(scope, {
    prop,
    mustBe: `a part of ${api.node.path}`,
    was: part.api.node.path,
    fix: 'Take one of this API: no other can serve here.',
  });
}
