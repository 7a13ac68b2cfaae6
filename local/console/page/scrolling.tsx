import type { ComponentChildren } from 'preact';

/** A place that scrolls when what it holds is too large. */
export function Scrolling({ children }: { readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div class="scrolls" tabIndex={0}>
      {children}
    </div>
  );
}
