import { drawn } from '../drawn';

/** An X-Ray trace header of a call. Nothing is sampled: nobody collects traces here. */
export function traceHeader(now: number = Date.now()): string {
  const seconds = Math.floor(now / 1000).toString(16);
  return `Root=1-${seconds}-${drawn(12, 'hex')};Parent=${drawn(8, 'hex')};Sampled=0`;
}
