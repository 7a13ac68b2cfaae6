import { drawn } from '../drawn';

/** A new X-Ray trace id for a request that brings none, such as `Root=1-67fd894d-3c512d985fc0f8aa38cbeaac`. */
export function newTraceId(now: number): string {
  const seconds = Math.floor(now / 1000);
  return `Root=1-${seconds.toString(16).padStart(8, '0')}-${drawn(12, 'hex')}`;
}
