import { randomFillSync } from 'node:crypto';

/** Bytes that are drawn at once: to draw them for each request costs more than most of what is done with it. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** Random bytes as hexadecimal digits or base64. Nobody may rely on them not to be guessed. */
export function drawn(bytes: number, encoding: 'hex' | 'base64'): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString(encoding, used - bytes, used);
}
