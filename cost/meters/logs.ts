import type { Resource } from '../../terraform/model/resource';
import { connects, httpApis, messagesIn, requests, restApis, stagesOf, webSocketApis } from '../calls/apis';
import { invocationsOf } from '../calls/invocations';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';
import { executionLogs } from './execution-log';
import { type Log, logged } from './log';
import { groupOfFunction } from './log-groups';

/** What is written to CloudWatch Logs, and what of it is kept. */
export function logsUsage(stack: Stack): readonly Usage[] {
  const logs = [...accessLogs(stack), ...functionLogs(stack), ...executionLogs(stack)];
  return [...logs.map(({ usage: written }) => written), ...storageUsage(logs, stack)];
}

const functionLogs = (stack: Stack): Log[] =>
  stack.all('aws_lambda_function').map((lambda) => {
    const [calls, bytes] = [invocationsOf(lambda, stack), stack.traffic.number('lambdaLogBytes')];
    const how = `${shown(calls)} calls × ${shown(bytes)} B`;
    return logged('logs.ingest.vended', lambda, groupOfFunction(lambda, stack), calls.times(bytes), how, stack);
  });

const accessLogs = (stack: Stack): Log[] => [
  ...[...httpApis(stack), ...restApis(stack)].flatMap((api) => linesOf(api, () => requests(stack), stack)),
  ...webSocketApis(stack).flatMap((api) => linesOf(api, () => connects(stack).times(2).plus(messagesIn(stack)), stack)),
];

/** The lines of an API, divided between its stages that write them. */
function linesOf(api: Resource, lines: () => Exact, stack: Stack): Log[] {
  const stages = stagesOf(api, stack).filter((stage) => stage.block('access_log_settings') !== undefined);
  return stages.flatMap((stage) => {
    const settings = stage.block('access_log_settings');
    if (settings && stack.model.follow(settings, 'destination_arn', firehose)?.type === firehose) return [];
    const group = settings && stack.model.follow(settings, 'destination_arn', 'aws_cloudwatch_log_group');
    const [count, bytes] = [lines().over(stages.length), stack.traffic.number('accessLogBytes')];
    const how = `${shown(count)} access log lines × ${shown(bytes)} B`;
    return [logged('logs.ingest.vended', stage, group, count.times(bytes), how, stack)];
  });
}

const firehose = 'aws_kinesis_firehose_delivery_stream';

function storageUsage(logs: readonly Log[], stack: Stack): Usage[] {
  if (
    logs.every(({ usage: { quantity } }) => quantity.isZero) &&
    stack.traffic.stated('storedLogGbMonths') === undefined
  )
    return [];
  const keepers = logs.flatMap(({ group, usage: { of } }) => group ?? of);
  const groups = stack.all('aws_cloudwatch_log_group');
  if (keepers.length + groups.length === 0) return [];
  const kept = Exact.sum(logs.map((log) => log.stored()));
  const gb = stack.traffic.otherwise('storedLogGbMonths', kept, 'GB written × 0.15 × days kept / 30');
  return [usage('logs.storage', keepers.length > 0 ? keepers : groups, gb, `${shown(gb)} GB-months`)];
}
