const variable = /\$\{stageVariables\.([A-Za-z0-9_]+)\}/g;

/** A text with the variables of its stage filled in; one that the stage lacks is nothing. */
export const withStageVariables = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replace(variable, (_, name: string) => variables[name] ?? '');
