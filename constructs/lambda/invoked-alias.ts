/** What an integration invokes: a `FunctionAlias`, or the alias that each stage names for itself. */
export interface InvokedAlias {
  /** ARN by which API Gateway calls it. */
  readonly invokeArn: string;

  /** How long one call may take, in seconds. */
  readonly timeoutSeconds: number;

  /**
   * The stage variable that holds the name of a stage's alias; every stage must then set it.
   *
   * @default - the alias is the same for all stages
   */
  readonly stageVariable?: string;
}
