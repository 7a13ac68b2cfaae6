/** A text as HTML, in content and in attributes. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The anchor of a resource of a stack. */
export const anchorOf = (stack: string, address: string): string => escaped(`${stack}/${address}`);

/** The anchor of the line at which a resource stands in the JSON of a stack. */
export const lineAnchorOf = (stack: string, address: string): string => escaped(`${stack}/json/${address}`);

/** An address as a link to what happens to it. */
export const linkTo = (stack: string, address: string): string =>
  `<a href="#${anchorOf(stack, address)}"><code>${escaped(address)}</code></a>`;
