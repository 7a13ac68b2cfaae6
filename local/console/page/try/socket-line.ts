import type { RelayFrame } from '../../interface';

/** A frame of a conversation, in either direction, or a word about it. */
export interface SocketLine {
  readonly at: number;
  readonly kind: 'sent' | 'received' | 'state';
  readonly text: string;
}

/** What a frame of the relay tells a person. */
export function lineOf(frame: RelayFrame): SocketLine {
  const now = Date.now();
  switch (frame.frame) {
    case 'open':
      return { at: now, kind: 'state', text: `connected${frame.protocol === '' ? '' : ` with ${frame.protocol}`}` };
    case 'refused':
      return { at: now, kind: 'state', text: `refused with ${frame.status}: ${frame.body}` };
    case 'message':
      return { at: frame.at, kind: 'received', text: frame.text };
    case 'closed':
      return { at: now, kind: 'state', text: `closed with ${frame.code} ${frame.reason}`.trimEnd() };
  }
}
