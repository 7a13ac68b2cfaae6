import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import type { Construct } from 'constructs';
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

  private warmedBy?: Construct;

  constructor(scope: Construct, id: string, props: FunctionAliasProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: props.name,
      pattern: /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/,
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

    const alias = new LambdaAlias(this, 'Default', {
      name: props.name ?? id,
      functionName: props.function.functionName,
      functionVersion: props.version ?? props.function.version,
    });

    this.aliasName = alias.name;
    this.function = props.function;
    this.functionName = props.function.functionName;
    this.arn = alias.arn;
    this.invokeArn = alias.invokeArn;
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
}
