import { escaped } from '../../../../map';

/** The anchor of a resource of a stack. */
export const anchorOf = (stack: string, address: string): string => escaped(`${stack}/${address}`);

/** The anchor of the line at which a resource stands in the JSON of a stack. */
export const lineAnchorOf = (stack: string, address: string): string => escaped(`${stack}/json/${address}`);

/** An address as a link to what happens to it. */
export const linkTo = (stack: string, address: string): string =>
  `<a href="#${anchorOf(stack, address)}"><code>${escaped(address)}</code></a>`;

/** Items as a list; nothing for none. */
export const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
