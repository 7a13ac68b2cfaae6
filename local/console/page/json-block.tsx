import { Scrolling } from './scrolling';

/** JSON as a person reads it; a text as it is. */
export const shownJson = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'nothing');

/** A value under its name, in a frame that scrolls. */
export function JsonBlock({ name, value }: { readonly name: string; readonly value: unknown }) {
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <Scrolling>
        <pre>{shownJson(value)}</pre>
      </Scrolling>
    </figure>
  );
}
