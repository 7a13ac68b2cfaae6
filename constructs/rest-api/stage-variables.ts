import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';

/** Refuses stage variables API Gateway refuses. */
export function checkStageVariables(
  scope: IConstruct,
  prop: string,
  variables: Readonly<Record<string, string>> = {},
): void {
  for (const [name, value] of Object.entries(variables)) {
    const taken = Token.isUnresolved(value) || /^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/.test(value);
    if (/^\w{1,64}$/.test(name) && taken) continue;
    throw new PropError(scope, {
      prop: `${prop}.${name}`,
      mustBe: 'a name of up to 64 letters, digits and underscores, and a value of up to 512 of A-Za-z0-9-._~:/?#&=,',
      was: value,
      fix: 'Shorten it, and replace other characters.',
    });
  }
}
