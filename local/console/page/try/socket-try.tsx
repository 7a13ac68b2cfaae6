import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiView, Operations, SocketRequest } from '../../interface';
import { type CallerForm, callerFor, callerOf } from './form';
import { type OpenSocket, openSocket } from './socket';
import { SocketConnect } from './socket-connect';
import { SocketFrames } from './socket-frames';
import type { SocketLine } from './socket-line';

interface SocketTryProps {
  readonly stack: string;
  readonly api: ApiView;
  readonly operations: Operations;
}

/** A conversation with a WebSocket API: connect as someone, send, see what comes. */
export function SocketTry({ stack, api, operations }: SocketTryProps) {
  const routes = operations.operations.filter((one) => one.api === api.address);
  const handshake = routes.find(({ name }) => name === '$connect');
  const named = routes.find(({ name }) => !name.startsWith('$'));
  const begin = handshake === undefined ? nobody : callerFor(handshake, operations.keys);
  const [lines, setLines] = useState<readonly SocketLine[]>([]);
  const [socket, setSocket] = useState<OpenSocket>();
  const last = useRef<OpenSocket | undefined>(undefined);
  useEffect(() => () => last.current?.close(), []);
  const tell = (line: SocketLine) => setLines((before) => [...before, line].slice(-longest));
  const connect = (request: SocketRequest) => {
    last.current = openSocket(request, tell, () => setSocket(undefined));
    setSocket(last.current);
  };
  return (
    <section aria-label={`WebSocket ${api.name}`}>
      <h2>{api.name}</h2>
      <SocketConnect
        api={api}
        operations={operations}
        begin={begin}
        open={socket !== undefined}
        connect={({ stage, query, headers, caller }) =>
          connect({ stack, api: api.address, stage, query, headers, caller: callerOf(caller) })
        }
        close={() => socket?.close()}
      />
      <SocketFrames
        lines={lines}
        example={named === undefined ? '' : JSON.stringify({ action: named.name })}
        send={socket?.send}
      />
    </section>
  );
}

/** Frames that are shown. */
const longest = 500;

const nobody: CallerForm = { sub: '', scope: '', groups: '', client: '', id: false, key: '', signed: false };
