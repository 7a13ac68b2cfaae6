import type { HeaderList } from '../api';

/** Names and values of a query string, decoded, in order. `;` parts values as `&` does. */
export const queryOf = (text: string): HeaderList =>
  text
    .split(/[&;]/)
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [formDecoded(name), formDecoded(value.join('='))] as const;
    });

function formDecoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
