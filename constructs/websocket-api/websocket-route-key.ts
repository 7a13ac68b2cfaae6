import type { IConstruct } from 'constructs';
import { checkPattern } from '../prop-check';

/**
 * What a route answers: a client that connects, one that is gone, a message that no other route takes, or messages in which
 * the API's selection expression finds this text.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 */
export type WebSocketRouteKey = '$connect' | '$disconnect' | '$default' | (string & NonNullable<unknown>);

/** Refuses a route key that AWS refuses or that no message could match. */
export function checkWebSocketRouteKey(scope: IConstruct, routeKey: string): void {
  checkPattern(scope, {
    prop: 'routeKey',
    value: routeKey,
    pattern: /^(\$(connect|disconnect|default)|[A-Za-z0-9_.-][A-Za-z0-9_./-]{0,127})$/,
    mustBe: '$connect, $disconnect, $default, or 1 to 128 letters, digits and _ . / - as a message names it',
    fix: 'Write the action as clients send it, as in sendMessage; methods and paths belong to HTTP APIs.',
  });
}
