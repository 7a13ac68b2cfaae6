/** The kinds of API that can be made. */
export const kinds = ['http', 'rest', 'websocket'] as const;

/** A kind of API. */
export type Kind = (typeof kinds)[number];

/** Every name that follows from what the API is called. */
export interface Names {
  /** As given: `sales-notes`. */
  readonly name: string;
  /** Folder of the stack, and the stack's name without its environment: `sales-notes-http-api`. */
  readonly api: string;
  /** `SalesNotesHttpApi` */
  readonly pascal: string;
  /** `salesNotesHttpApi` */
  readonly camel: string;
  /** `sales_notes`: Terraform name of the function. */
  readonly snake: string;
  /** What one thing in the table is called, and many: `note`, `notes`. */
  readonly one: string;
  readonly many: string;
  /** The same for people to read: `sales note`. */
  readonly words: string;
  /** The function that reads one from the table: `noteOf`. */
  readonly reader: string;
  /** The same as the names of types: `Note`, `Notes`. */
  readonly One: string;
  readonly Many: string;
}

/** The names of an API; `table` is what it keeps, in the plural. */
export function namesOf(name: string, kind: Kind, table = name): Names {
  const api = `${name}-${kind}-api`;
  const pascal = `${pascalOf(name)}${written[kind]}Api`;
  const one = singular(table);
  return {
    name,
    api,
    pascal,
    camel: startingSmall(pascal),
    snake: name.replaceAll('-', '_'),
    words: one.replaceAll('-', ' '),
    reader: `${camelOf(one)}Of`,
    one: one.replaceAll('-', '_'),
    many: table.replaceAll('-', '_'),
    One: pascalOf(one),
    Many: pascalOf(table),
  };
}

/** The kinds as they stand in the names of types. */
const written: Readonly<Record<Kind, string>> = { http: 'Http', rest: 'Rest', websocket: 'WebSocket' };

const pascalOf = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `sales-notes` as the name of a variable: `salesNotes`. */
export const camelOf = (name: string): string => startingSmall(pascalOf(name));

const startingSmall = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** `notes` is many `note`, `categories` many `category`; a word without a plural of its own is `<word>-entry`. */
function singular(many: string): string {
  if (/ies$/.test(many)) return many.replace(/ies$/, 'y');
  if (/(?:ss|x|ch|sh)es$/.test(many)) return many.replace(/es$/, '');
  return /[^s]s$/.test(many) ? many.slice(0, -1) : `${many}-entry`;
}
