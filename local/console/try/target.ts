import type { LocalRun } from '../../run';
import type { RunningApi } from '../../running-api';
import { ConsoleFault } from '../fault';
import type { Pairs } from '../fields';

/** Where a stage is served. */
export interface Place {
  /** `http://127.0.0.1:3000` */
  readonly endpoint: string;
  /** Path of the stage: empty for `$default`. */
  readonly path: string;
}

/** Where a stage of an API is served: the stage of a name, or the first one. */
export function placeOf(run: LocalRun, { stack, served }: RunningApi, stage: string | undefined): Place {
  const { address, stages } = served;
  const found = stage === undefined ? stages[0] : stages.find(({ name }) => name === stage);
  const ready = run.ready.find((one) => one.stack === stack && one.api === address && one.stage === found?.name);
  if (found !== undefined && ready !== undefined) return { endpoint: ready.endpoint, path: found.path };
  const known = stages.map(({ name }) => name).join(', ');
  throw new ConsoleFault(404, `stage: must be one of ${known || 'none'}, was ${JSON.stringify(stage)}.`);
}

/** Path and query, as they are sent. */
export function targetOf(stage: Place, path: string, query: Pairs): string {
  if (!/^(\/[^\s?#\0]*)?$/.test(path))
    throw new ConsoleFault(400, `path: must begin with / and hold no space, ? or #, was ${JSON.stringify(path)}.`);
  const pairs = query.map((pair) => pair.map(encodeURIComponent).join('='));
  return `${stage.path}${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}` || '/';
}
