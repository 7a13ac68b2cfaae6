import type { IConstruct } from 'constructs';
import { enumerations, limits } from '../../limits/limits';
import { PropError } from '../prop-error';

/** Names that Lambda sets itself and refuses from anyone else. */
const reserved: readonly string[] = enumerations.reservedEnvironment.value;

const mostBytes = limits.lambdaEnvironmentBytes.value;

/**
 * Refuses environment variables that Lambda refuses.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function checkEnvironment(scope: IConstruct, environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(environment)) checkName(scope, name);

  const bytes = Object.entries(environment).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (bytes <= mostBytes) return;
  throw new PropError(scope, {
    prop: 'environment',
    mustBe: `at most ${mostBytes} bytes with its names`,
    was: bytes,
    fix: 'Keep long values in SSM parameters and name those.',
  });
}

function checkName(scope: IConstruct, name: string): void {
  const prop = `environment.${name}`;
  if (reserved.includes(name)) {
    throw new PropError(scope, { prop, mustBe: 'a name Lambda does not set itself', was: name, fix: 'Rename it.' });
  }
  if (/^[A-Za-z]\w+$/.test(name)) return;
  throw new PropError(scope, {
    prop,
    mustBe: 'a letter followed by letters, digits and underscores',
    was: name,
    fix: 'Rename it, as in TABLE_NAME.',
  });
}
