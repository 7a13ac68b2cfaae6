/** Thrown inside only: what stands here is for the whole reader of HCL, which reads it or says what is wrong. */
export class Beyond extends Error {}

/** A text, and how far it is read. */
export class Cursor {
  at = 0;

  constructor(readonly text: string) {}

  /** Takes what a sticky pattern finds here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found !== undefined) this.at = pattern.lastIndex;
    return found;
  }

  /** Goes behind what a sticky pattern, which finds nothing as well, matches here. */
  skip(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    pattern.test(this.text);
    this.at = pattern.lastIndex;
  }

  /** Whether a sign stands here. */
  begins(sign: string): boolean {
    return this.text.startsWith(sign, this.at);
  }

  /** Takes a sign where it stands here. */
  takes(sign: string): boolean {
    const found = this.begins(sign);
    if (found) this.at += sign.length;
    return found;
  }

  /** Takes a sign that must stand here. */
  needs(sign: string): void {
    if (!this.takes(sign)) throw new Beyond();
  }

  /** Whether a sticky pattern matches here. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  ended(): boolean {
    return this.at >= this.text.length;
  }
}

/** White space and comments, over lines. */
export const gap = /(?:[ \t\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

/** White space within a line. */
export const space = /[ \t]*/y;

export const name = /[A-Za-z_][\w-]*/y;

/** Where the rest of a line holds nothing, or a comment. */
export const endOfLine = /[ \t]*(?:\n|#|\/\/|$)/y;
