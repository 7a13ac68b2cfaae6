import { createHash } from 'node:crypto';
import { Token } from 'cdktf';
import { describe, expect, it } from 'vitest';
import type { BundledFunctionProps } from '../../../constructs/lambda/bundled-function';
import { bundleOf, functionIn } from '../../support/function';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const lambda = (props: Partial<BundledFunctionProps> = {}) =>
  synth((scope) => functionIn(scope, props)).at('aws_lambda_function.api');
const refusal = (props: Partial<BundledFunctionProps>) => expect(() => lambda(props));

describe('BundledFunction', () => {
  it('runs Node.js 22 on arm64 and publishes a version with every change', () => {
    expect(lambda()).toMatchObject({
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      architectures: ['arm64'],
      memory_size: 512,
      timeout: 10,
      publish: true,
    });
  });

  it('states the hash of the code it deploys', () => {
    const bundle = bundleOf('other bytes');

    expect(lambda({ bundle }).source_code_hash).toBe(createHash('sha256').update('other bytes').digest('base64'));
  });

  it('names its code by a path beside the JSON', () => {
    expect(lambda().filename).toMatch(/^assets\/api_bundle\/[0-9a-f]{16}\/handler\.zip$/);
  });

  it('logs JSON of the wanted level to its own group', () => {
    expect(lambda({ logLevel: 'WARN' }).logging_config).toEqual({
      application_log_level: 'WARN',
      log_format: 'JSON',
      log_group: '${aws_cloudwatch_log_group.function.name}',
      system_log_level: 'INFO',
    });
  });

  it('waits for the rights of its role', () => {
    expect(lambda().depends_on).toEqual(['aws_iam_role_policy.api']);
  });

  it('names itself to Powertools', () => {
    expect(lambda({ environment: { TABLE_NAME: 'items' } }).environment).toEqual({
      variables: {
        POWERTOOLS_SERVICE_NAME: 'scratch',
        POWERTOOLS_METRICS_NAMESPACE: 'Scratch',
        POWERTOOLS_TRACE_ENABLED: 'false',
        TABLE_NAME: 'items',
      },
    });
  });

  it('reads source maps only where asked to', () => {
    const options = (sourceMapped?: boolean) => lambda({ sourceMapped }).environment.variables.NODE_OPTIONS;

    expect([options(), options(true)]).toEqual([undefined, '--enable-source-maps']);
  });

  it('traces only where asked to', () => {
    expect([lambda().tracing_config, lambda({ traced: true }).tracing_config]).toEqual([
      { mode: 'PassThrough' },
      { mode: 'Active' },
    ]);
  });

  it.each([
    [
      { functionName: 'a b' },
      {
        prop: 'functionName',
        mustBe: '1 to 64 letters, digits, hyphens and underscores',
        was: 'a b',
        fix: 'Shorten it.',
      },
    ],
    [
      { description: 'x'.repeat(257) },
      { prop: 'description', mustBe: '0 to 256 characters', was: 'x'.repeat(257), fix: 'Shorten it.' },
    ],
    [
      { bundle: 'dist/functions/missing.zip' },
      {
        prop: 'bundle',
        mustBe: 'the path of a zip that exists',
        was: 'dist/functions/missing.zip',
        fix: 'Run npm run bundle; a bundle is called after its folder in functions/.',
      },
    ],
    [
      { handler: 'index handler' },
      {
        prop: 'handler',
        mustBe: '<file>.<export> without blanks',
        was: 'index handler',
        fix: 'Bundles are written to index.mjs and export handler: write index.handler.',
      },
    ],
    [
      { memoryMb: 64 },
      {
        prop: 'memoryMb',
        mustBe: 'a whole number from 128 to 10240 MB',
        was: 64,
        fix: 'Measure at 512, 1024 and 1769 MB and take the cheapest.',
      },
    ],
    [
      { timeoutSeconds: 901 },
      {
        prop: 'timeoutSeconds',
        mustBe: 'a whole number from 1 to 900 seconds',
        was: 901,
        fix: 'Behind an API stay below 29.',
      },
    ],
    [
      { reservedConcurrency: 0 },
      {
        prop: 'reservedConcurrency',
        mustBe: 'a whole number from 1 to 10000 concurrent calls',
        was: 0,
        fix: 'With 0 every call is refused; leave it out to share the account pool.',
      },
    ],
    [
      { powertools: { service: 'x', metricsNamespace: 'AWS/X' } },
      {
        prop: 'powertools.metricsNamespace',
        mustBe: 'a CloudWatch namespace of up to 255 characters that does not begin with AWS/',
        was: 'AWS/X',
        fix: 'Name the product.',
      },
    ],
    [
      { environment: { AWS_REGION: 'x' } },
      {
        prop: 'environment.AWS_REGION',
        mustBe: 'a name Lambda does not set itself',
        was: 'AWS_REGION',
        fix: 'Rename it.',
      },
    ],
    [
      { environment: { 'MY-VAR': 'x' } },
      {
        prop: 'environment.MY-VAR',
        mustBe: 'a letter followed by letters, digits and underscores',
        was: 'MY-VAR',
        fix: 'Rename it, as in TABLE_NAME.',
      },
    ],
  ] as [Partial<BundledFunctionProps>, ExpectedRefusal][])('refuses %j', (props, expected) => {
    refusal(props).toThrow(propRefusal({ where: 'dev-scratch/BundledFunction.api', ...expected }));
  });

  it('refuses an environment of more than 4096 bytes', () => {
    refusal({ environment: { LONG: 'x'.repeat(4096) } }).toThrow(
      propRefusal({ prop: 'environment', mustBe: 'at most 4096 bytes with its names' }),
    );
  });

  it('takes values that are known only at apply', () => {
    expect(
      lambda({ environment: { TABLE_NAME: Token.asString('${var.table}') } }).environment.variables.TABLE_NAME,
    ).toBe('${var.table}');
  });
});
