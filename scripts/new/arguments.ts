import { parseArgs } from 'node:util';
import { type Kind, kinds } from './names';

/** Who may call the operations. */
export const auths = ['jwt', 'iam', 'none'] as const;

/** Who may call an operation. */
export type Auth = (typeof auths)[number];

/** What API is to be made. */
export interface NewApi {
  readonly name: string;
  readonly kind: Kind;
  /** What its table holds, in the plural; undefined for an API without a table. */
  readonly crud: string | undefined;
  readonly auth: Auth;
  /** The environments that get it. */
  readonly environments: readonly string[];
}

/** How the command is called. */
export const usage =
  'usage: npm run new -- NAME http|rest|websocket [--crud TABLE] [--auth jwt|iam|none] [--environments dev,staging,prod]';

/** What stands in the command line. What is missing may still be asked for. */
export type Given = Partial<NewApi>;

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[], environments: readonly string[]): Given | string {
  const options = { crud: { type: 'string' }, auth: { type: 'string' }, environments: { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name, kind, ...more] = positionals;
    if (more.length > 0) return `${more[0]}: must not be there. ${usage}`;
    const chosen = values.environments?.split(',') ?? environments;
    return (
      wrongName('NAME', name) ??
      wrongName('--crud', values.crud) ??
      wrongWord('kind', kind, kinds) ??
      wrongWord('--auth', values.auth, auths) ??
      wrongEnvironment(chosen, environments) ??
      wrongTable(kind, values.crud) ?? {
        ...(name !== undefined && { name }),
        ...(kind !== undefined && { kind: kind as Kind }),
        ...(values.crud !== undefined && { crud: values.crud }),
        ...(values.auth !== undefined && { auth: values.auth as Auth }),
        environments: chosen,
      }
    );
  } catch (problem) {
    return `${problem instanceof Error ? problem.message.split('. ')[0] : problem}. ${usage}`;
  }
}

/** Says why an API of a kind has no such table; nothing when it may. */
export function wrongTable(kind: string | undefined, crud: string | undefined): string | undefined {
  if (kind !== 'websocket' || crud === undefined) return undefined;
  return `--crud: must be absent for a WebSocket API, whose one table is of connections, was ${JSON.stringify(crud)}. ${usage}`;
}

/** Says what is wrong with a name; nothing when it is fit for folders, Terraform and AWS. */
export function wrongName(what: string, name: string | undefined): string | undefined {
  if (name === undefined || /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    return name !== undefined && name.length > 24
      ? `${what}: must have at most 24 characters, had ${name.length}. Choose a shorter one.`
      : undefined;
  }
  return `${what}: must be lower-case words with hyphens, such as sales-notes, was ${JSON.stringify(name)}. ${usage}`;
}

function wrongWord(what: string, word: string | undefined, known: readonly string[]): string | undefined {
  if (word === undefined || known.includes(word)) return undefined;
  return `${what}: must be one of ${known.join(', ')}, was ${JSON.stringify(word)}. ${usage}`;
}

function wrongEnvironment(chosen: readonly string[], known: readonly string[]): string | undefined {
  const wrong = chosen.find((one) => !known.includes(one));
  return wrong === undefined ? undefined : wrongWord('--environments', wrong, known);
}
