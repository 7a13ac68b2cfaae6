/** What a person does about what the disk refused, by the system's code. */
const remedies = new Map([
  ['ENOSPC', 'Free some space on the disk, and run it again.'],
  ['EDQUOT', 'Free some of your space on the disk, and run it again.'],
  ['EACCES', 'Let your user write there.'],
  ['EPERM', 'Let your user write there.'],
  ['EROFS', 'Work on a disk that may be written.'],
]);

/**
 * What the system refused, with what to do, in one line; undefined for an error that is not the system's. A file that is missing is a
 * mistake in a stack.
 *
 * @param {unknown} error
 */
export function refusedBySystem(error) {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error) || error.code === 'ENOENT') return undefined;
  const remedy = remedies.get(String(error.code));
  return remedy === undefined ? error.message : `${error.message}. ${remedy}`;
}
