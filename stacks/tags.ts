import type { IConstruct } from 'constructs';
import { checkPattern } from '../constructs/prop-check';

/** Characters that every service takes: REST APIs take fewer than the rest of AWS. */
const taken = '[A-Za-z0-9 _.:/=+@-]';

/**
 * Refuses tags that some service would refuse.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-supported-resources.html
 */
export function checkTags(scope: IConstruct, tags: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(tags)) {
    checkPattern(scope, {
      prop: 'tags',
      value: name,
      pattern: new RegExp(`^(?!aws:)${taken}{1,128}$`),
      mustBe: 'named by 1 to 128 letters, digits, blanks and _ . : / = + @ -, not beginning with aws:',
      fix: 'Correct the name in config/.',
    });
    checkPattern(scope, {
      prop: `tags.${name}`,
      value,
      pattern: new RegExp(`^(?!aws:)${taken}{1,256}$`),
      mustBe: '1 to 256 letters, digits, blanks and _ . : / = + @ -, not beginning with aws:',
      fix: 'Correct the name in config/.',
    });
  }
}
