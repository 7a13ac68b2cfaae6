import type { Construct } from 'constructs';
import type { AlertTopic } from '../constructs/alarm/alert-topic';
import { FunctionAlarms, type FunctionAlarmThresholds } from '../constructs/alarm/function-alarms';
import { BundledFunction, type BundledFunctionProps } from '../constructs/lambda/bundled-function';
import { FunctionLogGroup } from '../constructs/lambda/function-log-group';
import { FunctionRole } from '../constructs/lambda/function-role';
import type { PolicyStatement } from '../constructs/lambda/policy-document';
import { environmentOf, logKeeping } from './environment-of';

/** What {@link apiFunction} takes beside what the function itself is. */
export interface ApiFunctionProps
  extends Pick<
    BundledFunctionProps,
    | 'functionName'
    | 'description'
    | 'bundle'
    | 'unrouted'
    | 'powertools'
    | 'environment'
    | 'timeoutSeconds'
    | 'memoryMb'
    | 'architecture'
  > {
  /**
   * What it may do beside logging and tracing.
   *
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];

  /**
   * Terraform name of its log group and alarms, where an access log has the function's own.
   *
   * @default - the function's own
   */
  readonly logAddress?: string;

  /**
   * When somebody is woken, and how.
   *
   * @default - nobody is
   */
  readonly alarms?: { readonly thresholds: FunctionAlarmThresholds; readonly topic: AlertTopic };
}

/** A traced function with a log group, a role and alarms of its own. */
export function apiFunction(scope: Construct, id: string, props: ApiFunctionProps): BundledFunction {
  const { statements, logAddress = id, alarms, ...own } = props;
  const { functionName } = own;
  const { level, sourceMapped } = environmentOf(scope).logs;

  const logGroup = new FunctionLogGroup(scope, logAddress, { functionName, ...logKeeping(scope) });
  const role = new FunctionRole(scope, id, { name: functionName, logGroup, traced: true, statements });
  const made = new BundledFunction(scope, id, { ...own, role, logGroup, logLevel: level, sourceMapped, traced: true });
  if (alarms) {
    const { logGroupName } = logGroup;
    new FunctionAlarms(scope, logAddress, { namePrefix: functionName, function: made, logGroupName, ...alarms });
  }
  return made;
}
