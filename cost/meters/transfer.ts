import type { Resource } from '../../terraform/model/resource';
import { httpApis, isPrivate, requests, restApis, webSocketApis } from '../calls/apis';
import { type Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

/** Kilobytes of a gigabyte. */
const gb = 1024 * 1024;

/** What APIs send to the internet. Private APIs send nothing there. */
export function transferUsage(stack: Stack): readonly Usage[] {
  const stated = stack.traffic.stated('transferGb');
  return stated === undefined ? [...answers(stack), ...messagesOut(stack)] : inTheirPlace(stated, stack);
}

const publicApis = (stack: Stack): readonly Resource[] => [
  ...httpApis(stack),
  ...restApis(stack).filter((api) => !isPrivate(api)),
];

const answers = (stack: Stack): Usage[] =>
  publicApis(stack).map((api) => {
    const [calls, kb] = [requests(stack), stack.traffic.number('responseKb')];
    return usage('transfer.internet', api, calls.times(kb).over(gb), `${shown(calls)} answers of ${shown(kb)} KB`);
  });

const messagesOut = (stack: Stack): Usage[] =>
  webSocketApis(stack).flatMap((api) =>
    stack.traffic
      .messages('out')
      .map(({ count, kb }) =>
        usage('transfer.internet', api, count.times(kb).over(gb), `${shown(count)} messages of ${shown(kb)} KB`),
      ),
  );

function inTheirPlace(stated: Exact, stack: Stack): Usage[] {
  const senders = [...publicApis(stack), ...webSocketApis(stack)];
  const others = stack.all('aws_lb', 'aws_alb', 'aws_lambda_function_url', 'aws_nat_gateway', 'aws_eip');
  const from = senders.length > 0 ? senders : others;
  return from.length === 0 ? [] : [usage('transfer.internet', from, stated, `${shown(stated)} GB`)];
}
