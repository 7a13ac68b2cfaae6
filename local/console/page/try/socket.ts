import type { SocketRequest } from '../../interface';
import { lineOf, type SocketLine } from './socket-line';

/** A connection that is open, or on its way. */
export interface OpenSocket {
  send(text: string): void;
  close(): void;
}

/** Opens a connection through the run, which calls as the user that was named. */
export function openSocket(request: SocketRequest, tell: (line: SocketLine) => void, ended: () => void): OpenSocket {
  const origin = location.origin.replace(/^http/, 'ws');
  const socket = new WebSocket(`${origin}/api/socket?request=${encodeURIComponent(JSON.stringify(request))}`);
  socket.onmessage = ({ data }) => tell(lineOf(JSON.parse(data)));
  socket.onclose = ended;
  return {
    send: (text) => {
      const open = socket.readyState === WebSocket.OPEN;
      if (open) socket.send(text);
      tell({ at: Date.now(), kind: open ? 'sent' : 'state', text: open ? text : 'not connected yet' });
    },
    close: () => {
      socket.close();
      tell({ at: Date.now(), kind: 'state', text: 'disconnected' });
    },
  };
}
