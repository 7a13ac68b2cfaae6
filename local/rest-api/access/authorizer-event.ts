import type { MethodCall } from '../call';
import { proxyEvent } from '../proxy-event';

/** What a TOKEN authorizer gets. */
export const tokenEvent = ({ arn }: MethodCall, token: string): object => ({
  type: 'TOKEN',
  methodArn: arn,
  authorizationToken: token,
});

/** What a REQUEST authorizer gets: a proxy event without the body. */
export function requestEvent(call: MethodCall): object {
  const { body, isBase64Encoded, ...event } = proxyEvent(call) as { body: unknown; isBase64Encoded: unknown };
  const maps = Object.fromEntries(Object.entries(event).map(([name, value]) => [name, value ?? {}]));
  return { type: 'REQUEST', methodArn: call.arn, ...maps };
}
