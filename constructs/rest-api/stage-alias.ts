import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import type { Construct } from 'constructs';
import { checkStageVariableName } from '../api/stage-variables';
import type { BundledFunction } from '../lambda/bundled-function';
import type { InvokedAlias } from '../lambda/invoked-alias';
import { NamedConstruct } from '../named-construct';

/** What {@link StageAlias} takes. */
export interface StageAliasProps {
  /** The function whose aliases the stages name. */
  readonly function: BundledFunction;

  /**
   * Stage variable that holds the name of an alias: up to 64 letters, digits and underscores.
   *
   * @default 'alias'
   */
  readonly stageVariable?: string;
}

/**
 * The alias that a stage names for itself, so that one API serves several versions. Each alias needs a permission of its own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/amazon-api-gateway-using-stage-variables.html
 */
export class StageAlias extends NamedConstruct implements InvokedAlias {
  readonly invokeArn: string;
  readonly timeoutSeconds: number;
  readonly stageVariable: string;

  constructor(scope: Construct, id: string, props: StageAliasProps) {
    super(scope, id);
    this.stageVariable = props.stageVariable ?? 'alias';
    checkStageVariableName(this, 'stageVariable', this.stageVariable);

    const { partition } = new DataAwsPartition(this, 'partition.Default');
    const region = new DataAwsRegion(this, 'region.Default').id;
    const path = `2015-03-31/functions/${props.function.arn}:$\${stageVariables.${this.stageVariable}}/invocations`;
    this.invokeArn = `arn:${partition}:apigateway:${region}:lambda:path/${path}`;
    this.timeoutSeconds = props.function.timeoutSeconds;
  }
}
