import { parseArgs } from 'node:util';
import { tokenUrls } from '../shared/token-urls';

const usage =
  'usage: npm run -s dev:token -- --stack STACK --sub USER [--scope SCOPES] [--groups GROUP,...] [--expires-in SECONDS] [--client NAME] [--id]';

const options = {
  stack: { type: 'string' },
  sub: { type: 'string' },
  scope: { type: 'string' },
  groups: { type: 'string' },
  'expires-in': { type: 'string' },
  client: { type: 'string' },
  id: { type: 'boolean', default: false },
} as const;

/** Prints a token of a run that goes on. Exit code 1: none can be had, 2: wrong arguments. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const values = read(args);
  if (typeof values === 'string') return refuse(`${values} ${usage}`, 2);
  const { stack, sub, id, ...others } = values;
  if (stack === undefined || sub === undefined) return refuse(`--stack and --sub: must be given. ${usage}`, 2);
  const urls = tokenUrls(root);
  const url = urls.get(stack) ?? urls.get(`dev-${stack}`);
  if (url === undefined) return refuse(notRunning(stack, [...urls.keys()]), 1);
  const form = {
    sub,
    scope: others.scope,
    groups: others.groups,
    client: others.client,
    expires_in: others['expires-in'],
  };
  return print(url, form, id);
}

type Values = ReturnType<typeof parse>['values'];

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options });

function read(args: readonly string[]): Values | string {
  try {
    return parse(args).values;
  } catch (problem) {
    const [first = ''] = (problem instanceof Error ? problem.message : String(problem)).split('. ');
    return `${first.replace(/\.$/, '')}.`;
  }
}

function notRunning(stack: string, known: readonly string[]): string {
  const others = known.length === 0 ? 'none is; start npm run dev first' : `those that are: ${known.join(', ')}`;
  return `--stack: must be a stack with a user pool or a JWT authorizer that npm run dev serves now, ${stack} is not (${others}).`;
}

async function print(url: string, form: Readonly<Record<string, string | undefined>>, id: boolean): Promise<number> {
  const given = Object.entries(form).filter((one): one is [string, string] => one[1] !== undefined);
  try {
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(given) });
    const { access_token, id_token, error_description } = JSON.parse(await answer.text());
    if (!answer.ok) return refuse(error_description, 1);
    process.stdout.write(`${id ? id_token : access_token}\n`);
    return 0;
  } catch {
    return refuse(`the run that gave tokens at ${url} does not answer. Start npm run dev again.`, 1);
  }
}

function refuse(message: string, code: number): number {
  process.stderr.write(`dev:token: ${message}\n`);
  return code;
}
