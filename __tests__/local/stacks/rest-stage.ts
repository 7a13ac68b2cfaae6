import { documentOf, type LocalRunOptions } from '../../../local';
import { synthesizedFolder, synthesizedStack } from '../../support/synthesized-stacks';
import { type Answer, type Running, running } from '../rest-api/running';
import { exchange, type StackAnswer, type StackRequest } from './run-stack';

/** One stage of one of the REST stacks, as callers meet it. */
export interface RestStage {
  readonly running: Running;
  /** Calls over HTTP as a user of the pool with the partner's key, unless headers say otherwise. Paths are those of the API. */
  call(methodAndPath: string, request?: StackRequest): Promise<RestAnswer>;
  /** The same without a port, for tests that ask a thousand times. */
  ask(methodAndPath: string, request?: StackRequest): Promise<Answer>;
}

/** What came back, and `about: decision` of each step. */
export interface RestAnswer extends StackAnswer {
  readonly steps: readonly string[];
}

/** Where callers find a stage: below a path of the API's own address, or of its custom domain. */
export interface Where {
  readonly prefix: string;
  readonly named?: boolean;
}

/** The main stage of an environment's stack: its custom domain leads to it, or it has a path of its name. */
export const mainStage = (stack: string, environment: string): Where =>
  domainOf(stack) === undefined ? { prefix: `/${environment}` } : { prefix: '', named: true };

/** The stage `next`, which is below `/next` at both. */
export const nextStage = (stack: string): Where => ({ prefix: '/next', named: domainOf(stack) !== undefined });

const domainOf = (stack: string): string | undefined =>
  synthesizedStack(stack).resource.aws_api_gateway_domain_name?.api.domain_name;

/** Runs a stack as synth writes it, or with other JSON in its place, and reaches one of its stages with an id token. */
export async function restStage(
  stack: string,
  { prefix, named = false }: Where,
  options: LocalRunOptions = {},
  json: object = synthesizedStack(stack),
): Promise<RestStage> {
  const run = await running([documentOf(stack, synthesizedFolder(stack), json)], { port: 0, ...options });
  const host = named ? domainOf(stack) : undefined;
  const endpoint = run.run.ready[0]?.endpoint ?? '';
  const tokens = await run.run.worlds[0]?.identity.token({ sub: 'alice', claims: { email: 'alice@example.com' } });
  const key = keyIn(run);
  const own = { Authorization: `Bearer ${tokens?.id_token}`, ...(key === undefined ? {} : { 'x-api-key': key }) };
  return {
    running: run,
    call: async (line, request = {}) => {
      const [method = '', path = ''] = line.split(' ');
      const headers = withoutEmpty({ ...own, ...request.headers });
      const at = host ?? endpoint.slice('http://'.length);
      const answer = await exchange(endpoint, at, `${method} ${prefix}${path}`, { ...request, headers });
      return Object.assign(answer, { steps: stepsOf(run, String(answer.headers['x-amzn-requestid'])) });
    },
    ask: (line, { headers, body } = {}) => {
      const [method = '', path = ''] = line.split(' ');
      const sent = { headers: withoutEmpty({ ...own, ...headers }), body: body as object, ...(host && { host }) };
      return run.call(`${method} ${prefix}${path}`, sent);
    },
  };
}

/** The value that a run tells of the partner's key. */
function keyIn({ run }: Running): string | undefined {
  const notes = run.apis.flatMap(({ served }) => served.notes ?? []);
  return /has the value (\S+)$/.exec(notes.find((note) => note.includes('.partner')) ?? '')?.[1];
}

function stepsOf({ events }: Running, id: string): string[] {
  const reported = events.find((event) => event.event === 'request' && event.id === id);
  return reported?.event === 'request' ? reported.steps.map(({ about, decision }) => `${about}: ${decision}`) : [];
}

/** A header that a test sets to nothing is not sent. */
const withoutEmpty = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
