import type { WebSocketOperations } from '../../constructs/websocket-api/websocket-operations';

/**
 * What the API can do. A key is the operation's name in Terraform, a route what clients write into `action`. Only `$connect` asks
 * who comes; its answer holds for the connection's life.
 */
export const operations = {
  connect: { route: '$connect', auth: 'authorizer', throttle: 'connecting' },
  disconnect: { route: '$disconnect' },
  default: { route: '$default', replies: true },
  send_message: { route: 'sendMessage', replies: true, throttle: 'sending' },
} as const satisfies WebSocketOperations;
