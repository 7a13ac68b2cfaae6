import type { PolicyStatement } from '../lambda/policy-document';

/** One call of an AWS service: what API Gateway does, with what, and the one permission it needs for it. */
export interface ServiceCall {
  /**
   * The call, in API Gateway's words: service and action.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
   */
  readonly subtype:
    | 'SQS-SendMessage'
    | 'EventBridge-PutEvents'
    | 'StepFunctions-StartExecution'
    | 'StepFunctions-StartSyncExecution'
    | 'StepFunctions-StopExecution'
    | 'Kinesis-PutRecord';

  /** Its parameters: static text, or expressions as in {@link RequestMapping}; absent ones are left out. */
  readonly parameters: Readonly<Record<string, string | undefined>>;

  /** What the integration's role may do. */
  readonly permission: PolicyStatement;

  /**
   * What the role may do besides, so that it can: use the key of an encrypted queue.
   *
   * @default - nothing
   */
  readonly keyStatements?: readonly PolicyStatement[];
}
