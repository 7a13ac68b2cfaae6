import { describe, expect, it } from 'vitest';
import { sources } from './support/sources';

const rooms = /^(config|constructs|stacks)\//;

/** The bodies of the interfaces that a file exports. */
const interfacesOf = (text: string) =>
  [...text.matchAll(/^export interface [^{]*\{([\s\S]*?)^\}/gm)].map(([, body = '']) => body);

/** The optional members of an interface whose comment, if there is one, does not say what holds without them. */
const undocumented = (body: string) =>
  [...body.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?^ *(?:readonly )?('[^']+'|\w+)\?:/gm)]
    .filter(([, comment = '']) => !comment.includes('@default'))
    .map(([, , name]) => name);

describe('optional members of exported interfaces', () => {
  it.each(
    sources
      .filter(({ path }) => rooms.test(path))
      .map(({ path, text }) => ({ path, bodies: interfacesOf(text) }))
      .filter(({ bodies }) => bodies.length > 0),
  )('say their @default in $path', ({ bodies }) => {
    expect(bodies.flatMap(undocumented)).toEqual([]);
  });
});
