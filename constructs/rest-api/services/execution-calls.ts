import { jsonTemplate } from '../mapping-template';
import type { CallOf } from './rest-service-call';

/** What {@link startExecution} and {@link startSyncExecution} take. */
export interface ExecutionProps {
  /** ARN of the state machine. */
  readonly stateMachineArn: string;

  /**
   * What the execution begins with, as JSON.
   *
   * @default "$input.json('$')" - the whole body
   */
  readonly input?: string;

  /**
   * Name of the execution, 1 to 80 characters. It makes a repeated request harmless: callers get 409.
   *
   * @default - AWS makes one up
   */
  readonly name?: string;
}

/**
 * Starts a Step Functions state machine, without waiting for its end.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-api-gateway.html
 */
export const startExecution = (props: ExecutionProps): CallOf<'states'> => execution('StartExecution', props);

/**
 * Runs a Step Functions state machine and answers with its output. It must be of type `EXPRESS`, and end before the integration's
 * time-out. Step Functions answers 200 also for an execution that failed; callers then get 502.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 */
export const startSyncExecution = (props: ExecutionProps): CallOf<'states'> => ({
  ...execution('StartSyncExecution', props),
  succeedsWith: { path: '$.status', text: 'SUCCEEDED', otherwise: '502', message: 'The execution failed' },
});

function execution(
  action: 'StartExecution' | 'StartSyncExecution',
  { stateMachineArn, input = "$input.json('$')", name }: ExecutionProps,
): CallOf<'states'> {
  return {
    service: 'states',
    action,
    requestTemplate: jsonTemplate({ stateMachineArn, input, name }),
    resources: [stateMachineArn],
  };
}
