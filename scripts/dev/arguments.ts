import { parseArgs } from 'node:util';
import { environmentNames } from '../shared/environment-names';

/** What the command line asks for. */
export interface Arguments {
  /** Folders of Terraform, or names of stacks of this project. Without any: every stack of the environment. */
  readonly inputs: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly format: 'text' | 'json';
  readonly environment: string;
  readonly reload: boolean;
  readonly upstreams: Readonly<Record<string, string>>;
  readonly data?: string | undefined;
  readonly dynamodb?: string | undefined;
  readonly region?: string | undefined;
  readonly allowAll: boolean;
  /** File with the policy of callers who sign. */
  readonly callerPolicy?: string | undefined;
  readonly cache: boolean;
  readonly canary?: number | undefined;
  readonly inspect: boolean;
  /** Port of the console; undefined for the usual one, false for none. */
  readonly console: number | undefined | false;
}

/** How the command is called. */
export const usage =
  'usage: npm run dev -- [STACK|DIR...] [--port N] [--host HOST] [--format text|json] [--environment NAME] [--upstream NAME=URL]... [--data DIR] [--dynamodb URL] [--region REGION] [--canary PERCENT] [--console PORT|--no-console] [--cache] [--allow-all] [--caller-policy FILE] [--inspect] [--no-reload]';

/** Where everyone tries things out. */
const [first = 'dev'] = environmentNames;

const options = {
  port: { type: 'string', default: '3000' },
  host: { type: 'string', default: '127.0.0.1' },
  format: { type: 'string', default: 'text' },
  environment: { type: 'string', default: first },
  upstream: { type: 'string', multiple: true, default: [] as string[] },
  data: { type: 'string' },
  dynamodb: { type: 'string' },
  region: { type: 'string' },
  canary: { type: 'string' },
  'caller-policy': { type: 'string' },
  cache: { type: 'boolean', default: false },
  'allow-all': { type: 'boolean', default: false },
  inspect: { type: 'boolean', default: false },
  'no-reload': { type: 'boolean', default: false },
  console: { type: 'string' },
  'no-console': { type: 'boolean', default: false },
} as const;

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const read = parsed(args);
  if (typeof read === 'string') return `${read} ${usage}`;
  const { values, positionals } = read;
  const wrong = mistakeIn(values);
  if (wrong !== undefined) return `${wrong} ${usage}`;
  return {
    inputs: positionals,
    port: Number(values.port),
    host: values.host,
    format: values.format === 'json' ? 'json' : 'text',
    environment: values.environment,
    reload: !values['no-reload'],
    upstreams: Object.fromEntries(values.upstream.map(nameAndUrl)),
    data: values.data,
    dynamodb: values.dynamodb,
    region: values.region,
    allowAll: values['allow-all'],
    callerPolicy: values['caller-policy'],
    cache: values.cache,
    canary: values.canary === undefined ? undefined : Number(values.canary),
    inspect: values.inspect,
    console: values['no-console'] ? false : values.console === undefined ? undefined : Number(values.console),
  };
}

type Values = ReturnType<typeof parse>['values'];

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

function parsed(args: readonly string[]): ReturnType<typeof parse> | string {
  try {
    return parse(args);
  } catch (problem) {
    const [first = ''] = (problem instanceof Error ? problem.message : String(problem)).split('. ');
    return `${first.replace(/\.$/, '')}.`;
  }
}

function mistakeIn({ port, console, format, canary, upstream, dynamodb }: Values): string | undefined {
  if (!isPort(port)) return `--port: must be 0 to 65535, was ${JSON.stringify(port)}.`;
  if (console !== undefined && !isPort(console))
    return `--console: must be 0 to 65535, was ${JSON.stringify(console)}.`;
  if (format !== 'text' && format !== 'json')
    return `--format: must be one of text, json, was ${JSON.stringify(format)}.`;
  if (canary !== undefined && !(Number(canary) >= 0 && Number(canary) <= 100))
    return `--canary: must be a percentage from 0 to 100, was ${JSON.stringify(canary)}.`;
  const wrong = upstream.find((one) => !/^[^=]+=https?:\/\/[^/]/.test(one));
  if (wrong !== undefined)
    return `--upstream: must be NAME=URL such as users=http://127.0.0.1:8080, was ${JSON.stringify(wrong)}.`;
  if (dynamodb !== undefined && !URL.canParse(dynamodb))
    return `--dynamodb: must be a URL such as http://127.0.0.1:8000, was ${JSON.stringify(dynamodb)}.`;
  return undefined;
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

function nameAndUrl(text: string): [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}
