import { zipSync } from 'fflate';

/**
 * Packs files into a zip whose bytes depend on nothing but them: order, time and mode are fixed.
 *
 * @param {Map<string, Uint8Array>} files Files by name, in the order in which they are packed.
 * @returns {Uint8Array}
 */
export function zip(files) {
  // A zip holds local times and fflate reads this one in local time too, so it is the same in every time zone.
  const mtime = new Date(1980, 0, 1);
  const attrs = 0o100644 << 16;
  return zipSync(
    Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, { level: 9, mtime, os: 3, attrs }]])),
  );
}
