/** An integration's address with stage variables in their places; one that does not exist leaves nothing. */
export const withStageVariables = (uri: string, variables: Readonly<Record<string, string>>): string =>
  uri.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => variables[name] ?? '');

/** An integration's address with mapped path values in their places; a name that is not mapped stays. */
export const withPathValues = (uri: string, values: Readonly<Record<string, string>>): string =>
  uri.replace(/\{([\w.-]+)\+?\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  );
