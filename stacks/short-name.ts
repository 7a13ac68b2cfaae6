import { createHash } from 'node:crypto';
import type { IConstruct } from 'constructs';
import { environmentOf } from './environment-of';

/** Most characters of a load balancer's name. */
const most = 32;

/**
 * A name that load balancers take. The project before it can make it too long: then it is cut, and the beginning of its SHA-256 keeps it
 * apart from others.
 */
export function shortName(scope: IConstruct, name: string): string {
  if (name.length <= most || !environmentOf(scope).projectInNames) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, most - hash.length - 1).replace(/-+$/, '')}-${hash}`;
}
