import { createHash } from 'node:crypto';

const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A text that looks random and is the same for the same seed on every machine. */
export function drawn(seed: string, length: number, signs = lower): string {
  let text = '';
  for (let round = 0; text.length < length; round++) {
    const bytes = createHash('sha256').update(`${round}:${seed}`).digest();
    text += [...bytes].map((byte) => signs.charAt(byte % signs.length)).join('');
  }
  return text.slice(0, length);
}

/** Ten characters, as API Gateway's ids have; the first is a letter, as hosts want. */
export const apiId = (seed: string): string => drawn(`${seed}!`, 1, lower.slice(0, 26)) + drawn(seed, 9);

/** Hexadecimal digits, as ids of a VPC and of certificates have. */
export const hexId = (seed: string, length: number): string => drawn(seed, length, '0123456789abcdef');

/** A UUID. */
export function uuidFor(seed: string): string {
  const hex = hexId(seed, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}
