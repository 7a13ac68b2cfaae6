import type { Deliveries } from '../shared/websocket/broadcast';
import type { Message } from './messages';

/** What a client receives beside errors: what someone said, or what became of its own message. */
export type Frame =
  | ({ readonly type: 'message' } & Message)
  | { readonly type: 'sent'; readonly id: string; readonly sent_at: string; readonly deliveries: Deliveries };
