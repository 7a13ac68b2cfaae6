import type { Construct } from 'constructs';
import type { Environment } from '../config/environment';
import type { AlertTopic } from '../constructs/alarm/alert-topic';
import { FunctionAlarms, type FunctionAlarmThresholds } from '../constructs/alarm/function-alarms';
import { BundledFunction, type BundledFunctionProps } from '../constructs/lambda/bundled-function';
import { FunctionLogGroup } from '../constructs/lambda/function-log-group';
import { FunctionRole } from '../constructs/lambda/function-role';
import type { PolicyStatement } from '../constructs/lambda/policy-document';

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
  > {
  /** The environment, whose way of keeping logs the function follows. */
  readonly in: Environment;

  /** What it may do beside logging and tracing; left out, nothing. */
  readonly statements?: readonly PolicyStatement[];

  /** Terraform name of its log group and alarms, where an access log has the function's own. */
  readonly logAddress?: string;

  /** When somebody is woken, and how; left out, nobody is. */
  readonly alarms?: { readonly thresholds: FunctionAlarmThresholds; readonly topic: AlertTopic };
}

/** A traced function with a log group, a role and alarms of its own. */
export function apiFunction(scope: Construct, id: string, props: ApiFunctionProps): BundledFunction {
  const { in: environment, statements, logAddress = id, alarms, ...own } = props;
  const { functionName } = own;
  const { level, retentionDays, sourceMapped } = environment.logs;

  const logGroup = new FunctionLogGroup(scope, logAddress, {
    functionName,
    retentionDays,
    kept: environment.removal.logsKept,
  });
  const role = new FunctionRole(scope, id, { name: functionName, logGroup, traced: true, statements });
  const made = new BundledFunction(scope, id, { ...own, role, logGroup, logLevel: level, sourceMapped, traced: true });
  if (alarms) {
    const { logGroupName } = logGroup;
    new FunctionAlarms(scope, logAddress, { namePrefix: functionName, function: made, logGroupName, ...alarms });
  }
  return made;
}
