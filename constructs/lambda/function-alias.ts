import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import type { BundledFunction } from './bundled-function';

/** What {@link FunctionAlias} takes. */
export interface FunctionAliasProps {
  /** The function the alias belongs to. */
  readonly function: BundledFunction;

  /**
   * Number of the version the alias points at.
   *
   * @default - the newest
   */
  readonly version?: string;

  /**
   * Name of the alias: up to 128 letters, digits, hyphens and underscores, not digits alone.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}

/**
 * The name under which callers know a function while its versions change.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
 */
export class FunctionAlias extends NamedConstruct {
  /** Name of the alias, to be given as the qualifier wherever the alias is called. */
  readonly aliasName: string;

  /** Name of the function the alias belongs to. */
  readonly functionName: string;

  /** The function the alias belongs to. */
  readonly function: BundledFunction;

  /** ARN of the alias, for event targets. */
  readonly arn: string;

  /** ARN by which API Gateway calls the alias. */
  readonly invokeArn: string;

  /** How long one call may take, in seconds. */
  readonly timeoutSeconds: number;

  private readonly alias: LambdaAlias;
  private readonly pinnedTo?: string;
  private warmedBy?: Construct;
  private provisionedBy?: Construct;
  private releasedBy?: Construct;

  constructor(scope: Construct, id: string, props: FunctionAliasProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: props.name,
      pattern: patterns.aliasName,
      mustBe: '1 to 128 letters, digits, hyphens and underscores, not digits alone',
      fix: 'Name it for its role, as in live.',
    });
    checkPattern(this, {
      prop: 'version',
      value: props.version,
      pattern: /^\d+$/,
      mustBe: 'the number of a published version',
      fix: 'Leave it out to follow the newest; an alias of $LATEST would change with every upload.',
    });

    this.pinnedTo = props.version;
    this.alias = new LambdaAlias(this, 'Default', {
      name: props.name ?? id,
      functionName: props.function.functionName,
      functionVersion: props.version ?? props.function.version,
    });

    this.aliasName = this.alias.name;
    this.function = props.function;
    this.functionName = props.function.functionName;
    this.arn = this.alias.arn;
    this.invokeArn = this.alias.invokeArn;
    this.timeoutSeconds = props.function.timeoutSeconds;
  }

  /** Records what keeps the alias warm, and refuses a second way: capacity that is paid for needs no pings. */
  warmBy(way: Construct): void {
    if (this.warmedBy) {
      throw new PropError(way, {
        prop: 'alias',
        mustBe: 'kept warm in one way',
        was: this.warmedBy.node.path,
        fix: 'Choose provisioned concurrency or a scheduled warm-up, not both.',
      });
    }
    this.warmedBy = way;
  }

  /** Records what provisions capacity for the alias, which AWS changes only while the alias has one version. */
  provisionBy(way: Construct): void {
    this.warmBy(way);
    this.provisionedBy = way;
    this.checkReleaseAndCapacity(way);
  }

  /** Leaves it to a release which versions the alias leads to: Terraform makes the alias, and does not move it afterwards. */
  releaseBy(way: Construct): void {
    this.releasedBy = way;
    this.checkReleaseAndCapacity(way);
    if (this.pinnedTo !== undefined) {
      throw new PropError(way, {
        prop: 'alias',
        mustBe: 'one that follows the newest version',
        was: `${this.node.path}, held at version ${this.pinnedTo}`,
        fix: 'Leave the version out of config/, or the release.',
      });
    }
    this.alias.lifecycle = { ignoreChanges: ['function_version', 'routing_config'] };
  }

  /** @see https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html */
  private checkReleaseAndCapacity(way: Construct): void {
    const other = way === this.releasedBy ? this.provisionedBy : this.releasedBy;
    if (other === undefined) return;
    throw new PropError(way, {
      prop: 'alias',
      mustBe: 'released gradually or given provisioned concurrency, not both',
      was: other.node.path,
      fix: 'AWS changes no provisioned concurrency of an alias with two versions: leave release or provisionedConcurrency out of config/.',
    });
  }
}
