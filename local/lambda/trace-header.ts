import { randomUUID } from 'node:crypto';

/** An X-Ray trace header of a call. Nothing is sampled: nobody collects traces here. */
export function traceHeader(now: number = Date.now()): string {
  const drawn = randomUUID().replaceAll('-', '') + randomUUID().slice(0, 8);
  const seconds = Math.floor(now / 1000).toString(16);
  return `Root=1-${seconds}-${drawn.slice(0, 24)};Parent=${drawn.slice(24, 40)};Sampled=0`;
}
