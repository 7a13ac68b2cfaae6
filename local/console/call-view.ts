import type { AccessDecision } from '../iam/access-decision';
import type { Statement } from '../iam/policy';
import type { Trace, TracedFunction } from '../trace';
import type { KeptCall } from './call-book';
import type { AccessView, CallView, FunctionView } from './interface';
import { logOf, metricsOf } from './log-lines';
import { maskedJson } from './mask';

/** A call with everything that is known of it. What looks like a secret is masked. */
export function callView({ summary, trace }: KeptCall, secrets: readonly string[]): CallView {
  return { ...summary, ...maskedJson(partsOf(trace), secrets) };
}

function partsOf({ steps, functions, aws, templates, logs, leftOut }: Trace) {
  return {
    steps,
    functions: functions.map(functionView),
    aws: aws.map((call) => ({ ...call, access: call.access.map(accessView) })),
    templates,
    logs: logs.filter((line) => metricsOf(line) === undefined).map(logOf),
    metrics: logs.flatMap((line) => metricsOf(line) ?? []),
    cut: leftOut,
  };
}

function functionView({
  event,
  answer = '',
  milliseconds = 0,
  outcome = 'failed',
  ...call
}: TracedFunction): FunctionView {
  return { ...call, milliseconds, outcome, event: jsonOrText(event), answer: jsonOrText(answer) };
}

const accessView = ({ statement, ...decision }: AccessDecision): AccessView => ({
  ...decision,
  statement: statement && statementJson(statement),
});

/** A statement as policies have it. */
function statementJson(statement: Statement): Readonly<Record<string, unknown>> {
  const { sid, effect, conditions } = statement;
  const condition: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, values } of conditions) condition[operator] = { ...condition[operator], [key]: values };
  return {
    Sid: sid,
    Effect: effect,
    Action: statement.actions,
    NotAction: statement.notActions,
    Resource: statement.resources,
    NotResource: statement.notResources,
    Principal: statement.principals,
    NotPrincipal: statement.notPrincipals,
    Condition: conditions.length === 0 ? undefined : condition,
  };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
