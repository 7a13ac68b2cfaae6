import { connectionMinutes, httpApis, requests, restApis, webSocketApis } from '../calls/apis';
import { Exact, least, most, shown } from '../exact';
import type { Stack } from '../stack';
import type { Sized } from '../traffic/traffic';
import { type Usage, usage } from '../usage';

/** Kilobytes that one billed request of an HTTP API holds. */
const httpChunk = 512;

/** Kilobytes that one billed message of a WebSocket API holds, and the most that one message may have. */
const messageChunk = 32;
const largestMessage = 128;

/** Calls of HTTP and REST APIs, messages and minutes of WebSocket APIs. */
export const apiGatewayUsage = (stack: Stack): readonly Usage[] => [
  ...httpApis(stack).flatMap((api) =>
    stack.traffic
      .requestsBySize()
      .map((size) => usage('apigw.http.requests', api, chunks(size, httpChunk), chunked(size, 'requests', httpChunk))),
  ),
  ...restApis(stack).map((api) =>
    usage('apigw.rest.requests', api, requests(stack), `${shown(requests(stack))} requests`),
  ),
  ...webSocketUsage(stack),
];

function webSocketUsage(stack: Stack): Usage[] {
  return webSocketApis(stack).flatMap((api) => {
    const messages = (['in', 'out'] as const).flatMap((direction) =>
      stack.traffic
        .messages(direction)
        .map(cut)
        .map((size) =>
          usage(
            'apigw.websocket.messages',
            api,
            chunks(size, messageChunk),
            chunked(size, `messages ${direction}`, messageChunk),
          ),
        ),
    );
    const minutes = connectionMinutes(stack);
    return [...messages, usage('apigw.websocket.minutes', api, minutes, `${shown(minutes)} minutes of connections`)];
  });
}

const cut = ({ count, kb }: Sized): Sized => ({ count, kb: least(kb, Exact.of(largestMessage)) });

const chunks = ({ count, kb }: Sized, chunk: number): Exact => count.times(most(kb.over(chunk).ceiling(), Exact.of(1)));

const chunked = ({ count, kb }: Sized, what: string, chunk: number): string =>
  `${shown(count)} ${what} of ${shown(kb)} KB, each begun ${chunk} KB one`;
