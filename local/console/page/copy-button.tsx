import { useState } from 'preact/hooks';

/** Puts a text where it can be pasted from, and says so. */
export function CopyButton({ name, text }: { readonly name: string; readonly text: string }) {
  const [copied, setCopied] = useState('');
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(text));
  return (
    <p>
      <button type="button" onClick={copy}>
        {name}
      </button>{' '}
      <output>{copied === text ? 'Copied.' : ''}</output>
    </p>
  );
}
