import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Construct } from 'constructs';
import { BundledFunction, type BundledFunctionProps } from '../../constructs/lambda/bundled-function';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { FunctionLogGroup } from '../../constructs/lambda/function-log-group';
import { FunctionRole } from '../../constructs/lambda/function-role';

/** Path of a bundle with these bytes. */
export function bundleOf(bytes: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'gatehouse-')), 'handler.zip');
  writeFileSync(path, bytes);
  return path;
}

const bundle = bundleOf('a bundle');

/** A function at `aws_lambda_function.api` with the least it needs. */
export function functionIn(scope: Construct, props: Partial<BundledFunctionProps> = {}): BundledFunction {
  const logGroup = new FunctionLogGroup(scope, 'function', { functionName: 'dev-scratch', retentionDays: 7 });
  return new BundledFunction(scope, 'api', {
    functionName: 'dev-scratch',
    bundle,
    logGroup,
    role: new FunctionRole(scope, 'api', { name: 'dev-scratch', logGroup }),
    logLevel: 'INFO',
    powertools: { service: 'scratch', metricsNamespace: 'Scratch' },
    ...props,
  });
}

/** An alias at `aws_lambda_alias.live` of {@link functionIn}. */
export function aliasIn(scope: Construct): FunctionAlias {
  return new FunctionAlias(scope, 'live', { function: functionIn(scope) });
}
