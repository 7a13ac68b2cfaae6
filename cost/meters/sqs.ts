import { textIn } from '../../terraform/apis/lambda-functions';
import type { Resource } from '../../terraform/model/resource';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';
import { putBy } from './messaging';

/** Calls for one message: it is sent, received and deleted. */
const callsOfMessage = 3;

/** Calls a month that pollers make to one queue, empty or not: 5 of them, each waiting up to 20 seconds. */
const polls = 648_000;

interface Calls {
  readonly of: Resource;
  readonly fifo: boolean;
  readonly count: Exact;
  readonly how: string;
}

/** Calls of queues. */
export function sqsUsage(stack: Stack): readonly Usage[] {
  const queues = stack.all('aws_sqs_queue');
  const calls = [...messageCalls(stack), ...pollCalls(stack)];
  if (queues.length + calls.length === 0) return [];
  const total = Exact.sum(calls.map(({ count }) => count));
  const stated = stack.traffic.stated('sqsRequests');
  if (stated !== undefined) return divided(stated, queues, calls);
  stack.traffic.otherwise(
    'sqsRequests',
    total,
    '3 for each message that routes put, 648,000 for each queue that a function polls',
  );
  return calls.map(({ of, fifo, count, how }) => usage(priceOf(fifo), of, count, how));
}

/** Calls that were stated are divided between queues alike. */
function divided(stated: Exact, queues: readonly Resource[], calls: readonly Calls[]): Usage[] {
  const of = queues.length > 0 ? queues.map((queue) => ({ of: queue, fifo: isFifo(queue) })) : calls;
  const each = stated.over(of.length);
  return of.map((one) => usage(priceOf(one.fifo), one.of, each, `${shown(each)} calls`));
}

const priceOf = (fifo: boolean): string => (fifo ? 'sqs.fifo' : 'sqs.standard');

const isFifo = (queue: Resource): boolean =>
  queue.get('fifo_queue') === true || /\.fifo$/.test(textIn(queue.get('name')));

const messageCalls = (stack: Stack): Calls[] =>
  putBy(stack, 'sqs').map(({ api, route, count }) => {
    const named = route.target.map((value) => stack.model.followValue(value, ['aws_sqs_queue']));
    const queue = named.find((one) => one?.type === 'aws_sqs_queue');
    const how = `${shown(count)} messages × ${callsOfMessage} calls`;
    return { of: queue ?? api, fifo: queue !== undefined && isFifo(queue), count: count.times(callsOfMessage), how };
  });

/** Each queue that functions poll, once. */
function pollCalls(stack: Stack): Calls[] {
  const polled = new Map<Resource | string, { readonly of: Resource; readonly fifo: boolean }>();
  for (const mapping of stack.all('aws_lambda_event_source_mapping')) {
    if (mapping.get('enabled') === false) continue;
    const queue = stack.model.follow(mapping, 'event_source_arn', 'aws_sqs_queue');
    const arn = textIn(mapping.get('event_source_arn'));
    if (queue?.type === 'aws_sqs_queue') polled.set(queue, { of: queue, fifo: isFifo(queue) });
    else if (/:sqs:/.test(arn)) polled.set(arn, { of: mapping, fifo: /\.fifo$/.test(arn) });
  }
  return [...polled.values()].map((one) => ({ ...one, count: Exact.of(polls), how: `${shown(polls)} polls` }));
}
