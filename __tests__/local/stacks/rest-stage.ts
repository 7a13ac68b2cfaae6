import { reviewedFolder } from '../../support/reviewed-folder';
import { type Running, running, type Sent, type Told } from '../rest-api/running';

/** One stage of one of the REST stacks, as callers meet it. */
export interface RestStage {
  readonly running: Running;
  /** Calls as a user of the pool with the partner's key, unless headers say otherwise. Paths are those of the API. */
  call(methodAndPath: string, sent?: Sent): Promise<Told>;
}

/** Where callers find a stage: at the API's own address, or at a custom domain. */
export interface Where {
  readonly prefix: string;
  readonly host?: string;
}

/** Runs a stack as it was reviewed, and reaches one of its stages with an id token or an access token. */
export async function restStage(stack: string, where: Where, token: 'access_token' | 'id_token'): Promise<RestStage> {
  const run = await running([reviewedFolder(stack)]);
  const tokens = await run.run.worlds[0]?.identity.token({ sub: 'alice', claims: { email: 'alice@example.com' } });
  const notes = run.run.apis.flatMap(({ served }) => served.notes ?? []);
  const keyOf = (stage: string) => valueIn(notes.find((note) => note.includes(stage)) ?? notes[0]);
  const key = keyOf(where.prefix.includes('next') ? '.next' : '.partner');
  const own = { Authorization: `Bearer ${tokens?.[token]}`, ...(key === undefined ? {} : { 'x-api-key': key }) };
  return {
    running: run,
    call: (line, sent = {}) => {
      const [method = '', path = ''] = line.split(' ');
      const headers = { ...own, ...(sent.headers as object | undefined) };
      const host = where.host === undefined ? {} : { host: where.host };
      return run.call(`${method} ${where.prefix}${path}`, { ...sent, headers: withoutEmpty(headers), ...host });
    },
  };
}

const valueIn = (note: string | undefined): string | undefined => /has the value (\S+)$/.exec(note ?? '')?.[1];

/** A header that a test sets to nothing is not sent. */
const withoutEmpty = (headers: object): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
