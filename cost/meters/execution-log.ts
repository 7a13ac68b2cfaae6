import { routesOf } from '../../terraform/apis/routes';
import type { Body, Resource } from '../../terraform/model/resource';
import { requests, restApis } from '../calls/apis';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Log, logged } from './log';
import { groupOfExecution } from './log-groups';

/** Bytes of one request, where nothing is stated, by the level of the log. */
const bytesAt: Readonly<Record<string, number>> = { INFO: 3000, ERROR: 100 };

/** The execution logs of REST APIs, which are custom logs. */
export function executionLogs(stack: Stack): Log[] {
  tellWebSocket(stack);
  const apis = restApis(stack).filter((api) => levelsOf(api, stack).length > 0);
  return apis.map((api) => {
    const stated = stack.traffic.stated('executionLogGb');
    const bytes =
      stated === undefined ? requests(stack).times(bytesOf(api, stack)) : stated.times(2 ** 30).over(apis.length);
    const how =
      stated === undefined
        ? `${shown(requests(stack))} requests × ${shown(bytesOf(api, stack))} B of execution log`
        : `${shown(stated)} GB of execution log`;
    return logged('logs.ingest.standard', api, groupOfExecution(api, stack), bytes, how, stack);
  });
}

interface Level {
  readonly level: string;
  /** Whether it is of one method, not of all. */
  readonly single: boolean;
}

/** The levels that are on, each once. */
const levelsOf = (api: Resource, stack: Stack): Level[] =>
  settingsOf(api, stack).filter(({ level }) => level in bytesAt);

function settingsOf(api: Resource, stack: Stack): Level[] {
  const found = stack.model.related('aws_api_gateway_method_settings', 'rest_api_id', api).sure.map((one) => ({
    level: levelIn(one.block('settings'), one.address, stack),
    path: stack.text(one, 'method_path', '*/*', one.address),
  }));
  const bySetting = new Map(found.map(({ level, path }) => [`${path} ${level}`, { level, single: path !== '*/*' }]));
  return [...bySetting.values()];
}

const levelIn = (settings: Body | undefined, place: string, stack: Stack): string =>
  settings === undefined ? 'OFF' : stack.text(settings, 'logging_level', 'OFF', place);

/** Bytes of an average request, as stated; else of methods with a setting of their own, and of the others with that of all. */
function bytesOf(api: Resource, stack: Stack): Exact {
  const stated = stack.traffic.stated('executionLogBytes');
  if (stated !== undefined) return stated;
  const settings = settingsOf(api, stack);
  const singles = settings.filter(({ single }) => single);
  const general = settings.find(({ single }) => !single)?.level ?? 'OFF';
  if (singles.length === 0) return bytesFor(general, stack);
  const methods = Math.max(routesOf(api, stack.model).length, singles.length);
  const others = bytesFor(general, stack).times(methods - singles.length);
  return Exact.sum([...singles.map(({ level }) => bytesFor(level, stack)), others]).over(methods);
}

function bytesFor(level: string, { traffic }: Stack): Exact {
  const bytes = bytesAt[level];
  if (bytes === undefined) return Exact.zero;
  return traffic.otherwise('executionLogBytes', Exact.of(bytes), `the default at ${level}`);
}

function tellWebSocket({ notes, model }: Stack): void {
  for (const stage of model.ofType('aws_apigatewayv2_stage')) {
    const level = stage.block('default_route_settings')?.get('logging_level');
    if (typeof level === 'string' && level in bytesAt)
      notes.assume(`${stage.address}: its execution log is not in the sum, because how much it writes is not known`);
  }
}
