/** An input that cannot be read: which file, where in it, and why. */
export class Unreadable extends Error {
  constructor(file: string, why: string, line?: number) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${why}`);
    this.name = 'Unreadable';
  }
}

/** Says in a few words why the file system refused. */
export function reasonOf(problem: unknown): string {
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'no such file or folder',
    EACCES: 'may not be read',
    EISDIR: 'is a folder',
    ENOTDIR: 'a part of the path is no folder',
    ELOOP: 'links lead in a circle',
    ENAMETOOLONG: 'the name is too long',
  };
  return reasons[code] ?? 'cannot be read';
}
