import { logger } from '../logger';
import { closeConnection, type Member, membersOf } from './connection-store';
import { isEstablished } from './connections';
import { forEachAtOnce } from './for-each-at-once';
import { post, postsAtOnce } from './management-client';

/** How far a broadcast came. */
export interface Deliveries {
  /** Connections that were reached. */
  readonly delivered: number;
  /** Connections that were gone. */
  readonly gone: number;
  /** Connections that were not reached for another reason. */
  readonly failed: number;
  /** Whether everyone was tried: time did not run out, and everyone in the room could be read. */
  readonly complete: boolean;
}

/** Whom a broadcast leaves out, and when it stops. */
export interface BroadcastLimits {
  /** The sender's connection. */
  readonly except: string;
  readonly signal: AbortSignal;
}

/** Posts a frame to everyone in a room but one, and forgets those that are gone. One bad peer fails for itself alone. */
export async function broadcast(room: string, frame: string, limits: BroadcastLimits): Promise<Deliveries> {
  const { except, signal } = limits;
  const tally = { delivered: 0, gone: 0, failed: 0 };
  let reason: unknown;
  const unread = await forEachAtOnce(membersOf(room), { atOnce: postsAtOnce, signal }, async (member) => {
    if (member.connection_id === except) return;
    try {
      tally[await deliver(member, frame, signal)] += 1;
    } catch (error) {
      tally.failed += 1;
      reason ??= error;
    }
  }).catch((error: unknown) => ({ error }));
  // Once somebody got the message, its sender must not be asked to send it again.
  if (unread && tally.delivered + tally.failed === 0) throw unread.error;
  if (unread || tally.failed > 0)
    logger.warn('Not everyone was reached.', { ...tally, error: unread?.error ?? reason });
  return { ...tally, complete: !signal.aborted && !unread };
}

async function deliver(member: Member, frame: string, signal: AbortSignal): Promise<'delivered' | 'gone'> {
  const outcome = await post(member.connection_id, frame, signal);
  // A connection that is still being opened looks gone; to forget it would leave its client in the room, deaf.
  if (outcome === 'gone' && isEstablished(member)) await closeConnection(member.connection_id);
  return outcome;
}
