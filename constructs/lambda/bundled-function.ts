import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { AssetType, TerraformAsset } from 'cdktf';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { checkLength, checkPattern, checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';
import { type BundleContents, contentsOfBundle } from './bundle-contents';
import { checkEnvironment } from './function-environment';
import type { FunctionLogGroup } from './function-log-group';
import { checkFunctionName } from './function-name';
import type { FunctionRole } from './function-role';

/** Least severe line a function writes. */
export type LogLevel = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';

/** What {@link BundledFunction} takes. */
export interface BundledFunctionProps {
  /** Name of the function, 1 to 64 letters, digits, hyphens and underscores; unique in account and region. */
  readonly functionName: string;

  /**
   * What the function is for, at most 256 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /** Path of the zip that `npm run bundle` wrote, seen from the project's root: `dist/functions/items.zip`. */
  readonly bundle: string;

  /**
   * Routes of the handler that no API of this stack leads to, as the handler writes them. Another stack may lead to them.
   *
   * @default - each route of the handler must be one of an API in this stack
   */
  readonly unrouted?: readonly string[];

  /**
   * File and export that Lambda calls.
   *
   * @default 'index.handler'
   */
  readonly handler?: string;

  /** What the function may do. */
  readonly role: FunctionRole;

  /** Where it logs, as JSON lines. */
  readonly logGroup: FunctionLogGroup;

  /** Least severe line it writes. */
  readonly logLevel: LogLevel;

  /** What the function is called in its logs, metrics and traces. */
  readonly powertools: PowertoolsNames;

  /**
   * Values the handler reads, at most 4096 bytes with their names. No secrets: state and console show them.
   *
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;

  /**
   * Memory in MB, 128 to 10240. CPU grows with it: one core at 1769.
   *
   * @default 512
   */
  readonly memoryMb?: number;

  /**
   * Processor the function runs on. Bundles run on both, unless they hold code that was compiled for one.
   *
   * @default 'arm64'
   */
  readonly architecture?: 'arm64' | 'x86_64';

  /**
   * How long one call may take, in seconds, 1 to 900. Behind an API it must be shorter than the integration's timeout.
   *
   * @default 10
   */
  readonly timeoutSeconds?: number;

  /**
   * How many calls may run at once, which also takes that many from the account's pool of 1000.
   *
   * @default - shares the account's pool
   */
  readonly reservedConcurrency?: number;

  /**
   * Whether stack traces in the log name lines of the TypeScript. Reading the maps makes each start some milliseconds longer.
   *
   * @default false - lines of the bundle; its zip holds the maps
   */
  readonly sourceMapped?: boolean;

  /**
   * Whether calls are traced with X-Ray.
   *
   * @default false
   */
  readonly traced?: boolean;
}

/**
 * Names that Powertools for AWS Lambda writes into logs, metrics and traces.
 *
 * @see https://docs.powertools.aws.dev/lambda/typescript/latest/environment-variables/
 */
export interface PowertoolsNames {
  /** Name of the service: `items`. */
  readonly service: string;

  /** CloudWatch namespace of the metrics the function writes, up to 255 characters, not beginning with `AWS/`. */
  readonly metricsNamespace: string;
}

/**
 * A Node.js 22 function from a bundled zip. Every change of code or configuration publishes a version, so that an
 * alias can point at it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
export class BundledFunction extends NamedConstruct {
  /** Name of the function, as a reference to it. */
  readonly functionName: string;

  /** ARN of the function, without a version or alias. */
  readonly arn: string;

  /** ARN by which API Gateway calls the function without an alias: the beginning of the ARNs of its aliases. */
  readonly invokeArn: string;

  /** The version last published. */
  readonly version: string;

  /** How long one call may take, in seconds. */
  readonly timeoutSeconds: number;

  /** Terraform address of the function: `aws_lambda_function.api`. */
  readonly lambdaAddress: string;

  /** What is in the bundle; absent where `npm run bundle` did not write it. */
  readonly contents?: BundleContents;

  /** Routes of the handler that no API of this stack leads to. */
  readonly unrouted: readonly string[];

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id);
    this.timeoutSeconds = props.timeoutSeconds ?? 10;
    this.check(props);
    this.contents = contentsOfBundle(props.bundle);
    this.unrouted = props.unrouted ?? [];
    this.checkExport(props.handler ?? 'index.handler');

    const code = this.code(props.bundle);
    const lambda = new LambdaFunction(this, 'Default', {
      functionName: props.functionName,
      description: props.description,
      filename: code.path,
      sourceCodeHash: code.sha256,
      handler: props.handler ?? 'index.handler',
      runtime: 'nodejs22.x',
      architectures: [props.architecture ?? 'arm64'],
      memorySize: props.memoryMb ?? 512,
      timeout: this.timeoutSeconds,
      publish: true,
      reservedConcurrentExecutions: props.reservedConcurrency,
      role: props.role.arn,
      environment: { variables: environmentOf(props) },
      loggingConfig: {
        logFormat: 'JSON',
        logGroup: props.logGroup.logGroupName,
        applicationLogLevel: props.logLevel,
        systemLogLevel: 'INFO',
      },
      tracingConfig: { mode: props.traced ? 'Active' : 'PassThrough' },
      dependsOn: [props.role.policy],
    });

    this.lambdaAddress = `aws_lambda_function.${lambda.friendlyUniqueId}`;
    this.functionName = lambda.functionName;
    this.arn = lambda.arn;
    this.invokeArn = lambda.invokeArn;
    this.version = lambda.version;
  }

  private check(props: BundledFunctionProps): void {
    checkFunctionName(this, props.functionName);
    checkLength(this, {
      prop: 'description',
      value: props.description,
      ...limits.lambdaDescription.value,
      fix: 'Shorten it.',
    });
    checkPattern(this, {
      prop: 'handler',
      value: props.handler,
      pattern: /^[^\s.]+(\/[^\s.]+)*\.[^\s.]+$/,
      mustBe: '<file>.<export> without blanks',
      fix: 'Bundles are written to index.mjs and export handler: write index.handler.',
    });
    this.checkNumbers(props);
    checkPattern(this, {
      prop: 'powertools.metricsNamespace',
      value: props.powertools.metricsNamespace,
      pattern: /^(?!AWS\/)[\w.\-/#: ]{1,255}$/,
      mustBe: 'a CloudWatch namespace of up to 255 characters that does not begin with AWS/',
      fix: 'Name the product.',
    });
    checkEnvironment(this, environmentOf(props));
  }

  /** A function whose handler is missing is made, and fails at every call. */
  private checkExport(handler: string): void {
    const name = handler.slice(handler.lastIndexOf('.') + 1);
    if (this.contents === undefined || this.contents.exports.includes(name)) return;
    throw new PropError(this, {
      prop: 'handler',
      mustBe: `what ${this.contents.source} exports`,
      was: `${handler}, where it exports ${this.contents.exports.join(', ') || 'nothing'}`,
      fix: `Export ${name} there.`,
    });
  }

  private checkNumbers({ memoryMb, reservedConcurrency }: BundledFunctionProps): void {
    checkWholeNumber(this, {
      prop: 'memoryMb',
      value: memoryMb,
      ...limits.lambdaMemoryMib.value,
      unit: 'MB',
      fix: 'Measure at 512, 1024 and 1769 MB and take the cheapest.',
    });
    checkWholeNumber(this, {
      prop: 'timeoutSeconds',
      value: this.timeoutSeconds,
      ...limits.lambdaTimeoutSeconds.value,
      fix: 'Behind an API stay below 29.',
    });
    checkWholeNumber(this, {
      prop: 'reservedConcurrency',
      value: reservedConcurrency,
      least: 1,
      most: 10_000,
      unit: 'concurrent calls',
      fix: 'With 0 every call is refused; leave it out to share the account pool.',
    });
  }

  /** Copies the zip beside the stack's JSON; the hash of its bytes tells Terraform, and a reviewer, which code is meant. */
  private code(bundle: string): { path: string; sha256: string } {
    if (!existsSync(bundle)) {
      throw new PropError(this, {
        prop: 'bundle',
        mustBe: 'the path of a zip that exists',
        was: bundle,
        fix: 'Run npm run bundle; a bundle is called after its folder in functions/.',
      });
    }
    const digest = createHash('sha256').update(readFileSync(bundle)).digest();
    const assetHash = digest.toString('hex').slice(0, 16);
    const asset = new TerraformAsset(this, 'bundle', { path: bundle, type: AssetType.FILE, assetHash });
    return { path: asset.path, sha256: digest.toString('base64') };
  }
}

function environmentOf({
  environment,
  powertools,
  sourceMapped,
  traced,
}: BundledFunctionProps): Record<string, string> {
  return {
    POWERTOOLS_SERVICE_NAME: powertools.service,
    POWERTOOLS_METRICS_NAMESPACE: powertools.metricsNamespace,
    POWERTOOLS_TRACE_ENABLED: String(traced ?? false),
    ...(sourceMapped && { NODE_OPTIONS: '--enable-source-maps' }),
    ...environment,
  };
}
