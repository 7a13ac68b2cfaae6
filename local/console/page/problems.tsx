import type { Live } from './live-state';

/** What stands in the way of the newest sources, for as long as it does. */
export function Problems({ live: { overview, connected, problems } }: { readonly live: Live }) {
  const lost = overview !== undefined && !connected;
  return (
    <div role="alert" class="problems">
      {lost && <p>The run does not answer. The page goes on when it does.</p>}
      {problems.map(({ id, message }) => (
        <pre key={id}>{message}</pre>
      ))}
    </div>
  );
}
