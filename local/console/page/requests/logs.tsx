import type { LogView } from '../../interface';

/** Lines that functions wrote. */
export function Logs({ logs }: { readonly logs: readonly LogView[] }) {
  if (logs.length === 0) return null;
  return (
    <>
      <h3>Log</h3>
      <ol class="logs">
        {logs.map(({ level, message, line }, at) => (
          <li key={at} title={line}>
            {level !== undefined && <b class={level === 'ERROR' ? 'bad' : undefined}>{level}</b>} {message}
          </li>
        ))}
      </ol>
    </>
  );
}
