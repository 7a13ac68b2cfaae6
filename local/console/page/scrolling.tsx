import type { ComponentChildren } from 'preact';

/** A place that scrolls when what it holds is too wide. */
export function Scrolling({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="scrolls" tabIndex={0} aria-label={name}>
      {children}
    </section>
  );
}
