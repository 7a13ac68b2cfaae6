import { useState } from 'preact/hooks';
import { Scrolling } from '../scrolling';
import { TextField } from '../text-field';
import { clockOf } from '../words';
import type { SocketLine } from './socket-line';

interface SocketFramesProps {
  readonly lines: readonly SocketLine[];
  /** What a person can begin with. */
  readonly example: string;
  /** Absent while nothing is connected. */
  readonly send: ((text: string) => void) | undefined;
}

/** What was sent and received, and the field for what to send. */
export function SocketFrames({ lines, example, send }: SocketFramesProps) {
  const [text, setText] = useState(example);
  return (
    <>
      <form
        aria-label="Send"
        class="fields wide"
        onSubmit={(event) => {
          event.preventDefault();
          send?.(text);
        }}
      >
        <TextField name="Message" rows={3} value={text} change={setText} />
        <button type="submit" disabled={send === undefined}>
          Send
        </button>
      </form>
      <Scrolling>
        <ol class="frames" aria-label="Frames" aria-live="polite">
          {lines.map(({ at, kind, text: frame }, place) => (
            <li key={place} class={kind}>
              <time>{clockOf(at)}</time> <b>{kind}</b> <code>{frame}</code>
            </li>
          ))}
        </ol>
      </Scrolling>
    </>
  );
}
