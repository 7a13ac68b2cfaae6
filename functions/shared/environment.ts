/**
 * The value of an environment variable that a function cannot run without. Call it while the module loads, so that a
 * function deployed without the variable fails at its start, not in the middle of a request.
 */
export function requiredVariable(name: string): string {
  const value = process.env[name]?.trim();
  if (!value) {
    throw new Error(
      `Environment variable ${name}: must be set, was ${JSON.stringify(process.env[name])}. Set it on the function.`,
    );
  }
  return value;
}

/** The value of an environment variable that a function can run without; undefined when it is missing or blank. */
export function optionalVariable(name: string): string | undefined {
  return process.env[name]?.trim() || undefined;
}

/** Whether this function records X-Ray subsegments: true only where active tracing is on. */
export const tracingEnabled = process.env.POWERTOOLS_TRACE_ENABLED === 'true';
