import type { IConstruct } from 'constructs';
import { checkPattern } from '../constructs/prop-check';

/**
 * Refuses tag values that some service would refuse: REST APIs take fewer characters than the rest of AWS.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-supported-resources.html
 */
export function checkTags(scope: IConstruct, tags: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(tags)) {
    checkPattern(scope, {
      prop: `tags.${name}`,
      value,
      pattern: /^(?!aws:)[A-Za-z0-9 _.:/=+@-]{1,256}$/,
      mustBe: '1 to 256 letters, digits, blanks and _ . : / = + @ -, not beginning with aws:',
      fix: 'Correct the name in config/.',
    });
  }
}
