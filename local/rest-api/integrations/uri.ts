/** An integration's address with mapped path values in their places; a name that is not mapped stays. */
export const withPathValues = (uri: string, values: Readonly<Record<string, string>>): string =>
  uri.replace(/\{([\w.-]+)\+?\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  );
