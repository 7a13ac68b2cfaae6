import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';

/** Names that Lambda sets itself and refuses from anyone else. */
const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_(FUNCTION_NAME|FUNCTION_MEMORY_SIZE|FUNCTION_VERSION|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API)|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_TASK_ROOT|LAMBDA_RUNTIME_DIR)$/;

/**
 * Refuses environment variables that Lambda refuses.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function checkEnvironment(scope: IConstruct, environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(environment)) checkName(scope, name);

  const bytes = Object.entries(environment).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (bytes <= 4096) return;
  throw new PropError(scope, {
    prop: 'environment',
    mustBe: 'at most 4096 bytes with its names',
    was: bytes,
    fix: 'Keep long values in SSM parameters and name those.',
  });
}

function checkName(scope: IConstruct, name: string): void {
  const prop = `environment.${name}`;
  if (reserved.test(name)) {
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
