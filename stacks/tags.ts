import type { IConstruct } from 'constructs';
import { checkCount, checkPattern } from '../constructs/prop-check';
import { PropError } from '../constructs/prop-error';

/** Characters that every service takes: REST APIs take fewer than the rest of AWS. */
const taken = '[A-Za-z0-9 _.:/=+@-]';

/**
 * Refuses tags that some service would refuse.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-supported-resources.html
 */
export function checkTags(scope: IConstruct, tags: Readonly<Record<string, string>>): void {
  const names = Object.keys(tags);
  checkCount(scope, {
    prop: 'tags',
    value: names,
    least: 0,
    most: 50,
    unit: 'names, ours among them',
    fix: 'Leave some out in config/environments.ts.',
  });
  checkCase(scope, names);
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

/**
 * IAM takes names that differ by case alone for one, and refuses a role that has both.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
function checkCase(scope: IConstruct, names: readonly string[]): void {
  for (const [at, name] of names.entries()) {
    const first = names.slice(0, at).find((one) => one.toLowerCase() === name.toLowerCase());
    if (first === undefined) continue;
    throw new PropError(scope, {
      prop: 'tags',
      mustBe: `named differently from ${first} by more than case`,
      was: name,
      fix: `Write ${first} in config/environments.ts to replace that tag, or choose another name.`,
    });
  }
}
