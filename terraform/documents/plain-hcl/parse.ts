import { SyntaxProblem } from '../../language/syntax';
import { readBody } from './body';
import { Beyond, Cursor } from './cursor';

/**
 * Reads the HCL that nearly everybody writes into what Terraform's JSON would hold; undefined for all else. The whole reader, a program of Go in
 * WebAssembly, takes a millisecond for each resource and as long to start as all the rest of a command.
 */
export function parsePlainHcl(text: string): unknown {
  // The line ends of Windows decide what a heredoc holds, and HCL composes letters and their accents.
  if (text.includes('\r') || text !== text.normalize()) return undefined;
  try {
    const cursor = new Cursor(text);
    const document = readBody(cursor);
    return cursor.ended() ? document : undefined;
  } catch (problem) {
    if (problem instanceof Beyond || problem instanceof SyntaxProblem || problem instanceof RangeError)
      return undefined;
    throw problem;
  }
}
