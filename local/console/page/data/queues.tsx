import type { QueueView } from '../../interface';
import { counted } from '../words';
import { type HeldProps, HeldTable } from './held';

/** Queues with what waits in them. */
export function Queues({ queues, ...held }: HeldProps & { readonly queues: readonly QueueView[] }) {
  const rows = queues.map((queue) => ({
    id: queue.name,
    cells: [queue.name, queue.visible, queue.inFlight, queue.delayed, <Messages key="messages" queue={queue} />],
  }));
  const columns = ['Queue', 'Visible', 'In flight', 'Delayed', 'Messages'];
  return <HeldTable {...held} title="Queues" kind="queues" reset="Empty" columns={columns} rows={rows} />;
}

function Messages({ queue: { messages } }: { readonly queue: QueueView }) {
  if (messages.length === 0) return null;
  return (
    <details>
      <summary>{counted(messages.length, 'message')}</summary>
      <ol>
        {messages.map(({ id, body, receiveCount }) => (
          <li key={id}>
            <code>{body}</code>, received {counted(receiveCount, 'time')}
          </li>
        ))}
      </ol>
    </details>
  );
}
