import { Fn } from 'cdktf';
import type { ServiceCall } from './service-call';

/** What {@link startExecution} takes. */
export interface StartExecutionProps {
  /** ARN of the state machine. */
  readonly stateMachineArn: string;

  /**
   * What the execution begins with, as JSON.
   *
   * @default - nothing
   */
  readonly input?: string;

  /**
   * Name of the execution, which makes a repeated request harmless.
   *
   * @default - AWS makes one up
   */
  readonly name?: string;
}

/**
 * Starts a Step Functions state machine, without waiting for its end.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export function startExecution({ stateMachineArn, input, name }: StartExecutionProps): ServiceCall {
  return {
    subtype: 'StepFunctions-StartExecution',
    parameters: { StateMachineArn: stateMachineArn, Input: input, Name: name },
    permission: { sid: 'StartExecutions', actions: ['states:StartExecution'], resources: [stateMachineArn] },
  };
}

/** What {@link startSyncExecution} takes. */
export interface StartSyncExecutionProps extends StartExecutionProps {
  /**
   * X-Ray's trace header, which the execution's trace continues.
   *
   * @default - none
   */
  readonly traceHeader?: string;
}

/**
 * Runs a Step Functions state machine and answers with its output. It must be of type `EXPRESS`, and end before the integration's
 * time-out. Step Functions answers 200 also for an execution that failed: `status` tells.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 */
export function startSyncExecution(props: StartSyncExecutionProps): ServiceCall {
  const { stateMachineArn, input, name, traceHeader } = props;
  return {
    subtype: 'StepFunctions-StartSyncExecution',
    parameters: { StateMachineArn: stateMachineArn, Input: input, Name: name, TraceHeader: traceHeader },
    permission: { sid: 'StartSyncExecutions', actions: ['states:StartSyncExecution'], resources: [stateMachineArn] },
  };
}

/** What {@link stopExecution} takes. */
export interface StopExecutionProps {
  /** ARN of the state machine, whose executions alone may be stopped. It must be of type `STANDARD`. */
  readonly stateMachineArn: string;

  /** ARN of the execution, as in `$request.body.executionArn`. */
  readonly executionArn: string;

  /**
   * Why it is stopped, in a sentence.
   *
   * @default - nothing
   */
  readonly cause?: string;

  /**
   * Why it is stopped, as a code.
   *
   * @default - nothing
   */
  readonly error?: string;
}

/**
 * Stops an execution of a Step Functions state machine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
 */
export function stopExecution({ stateMachineArn, executionArn, cause, error }: StopExecutionProps): ServiceCall {
  const executions = `${Fn.replace(stateMachineArn, ':stateMachine:', ':execution:')}:*`;
  return {
    subtype: 'StepFunctions-StopExecution',
    parameters: { ExecutionArn: executionArn, Cause: cause, Error: error },
    permission: { sid: 'StopExecutions', actions: ['states:StopExecution'], resources: [executions] },
  };
}
