import type { StackView } from '../../interface';
import { counted } from '../words';

/** What of a stack is not run, and why. */
export function NotRun({ stack }: { readonly stack: StackView | undefined }) {
  if (stack === undefined || stack.unsupported.length === 0) return null;
  return (
    <details>
      <summary>{counted(stack.unsupported.length, 'resource')} not run, or only in part</summary>
      <ul>
        {stack.unsupported.map(({ address, why }) => (
          <li key={`${address} ${why}`}>
            <code>{address}</code>: {why}
          </li>
        ))}
      </ul>
    </details>
  );
}
