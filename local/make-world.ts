import type { Model } from '../terraform/model/model';
import { deploy } from './deployed/deploy';
import type { LocalDocument } from './document';
import { mappedDomains, readDomains } from './domains/read-mappings';
import type { Tell } from './events';
import { startIam } from './iam/iam';
import { startIdentity } from './identity/start-identity';
import type { Lambda } from './lambda/lambda';
import { startLambda } from './lambda/start-lambda';
import type { RunOptions } from './options';
import type { Remembered } from './remembered';
import { startServices } from './services/start-services';
import type { NotRun, World } from './world';

/** Makes what the APIs of a document run in. */
export async function makeWorld(document: LocalDocument, options: RunOptions, tell: Tell): Promise<World> {
  const { stack } = document;
  const deployed = deploy(document.source, { ...document, region: options.region });
  const notRun: NotRun[] = [];
  const unsupported = onceEach((address, why) => {
    notRun.push({ address, why });
    tell({ event: 'unsupported', stack, address, why });
  });
  const lists: (() => readonly Remembered[])[] = [];
  for (const { address, why } of deployed.notes) unsupported(address, why);
  const { now = Date.now } = options;
  const identity = startIdentity(deployed, now);
  const iam = startIam({ deployed, options, now, unsupported });
  const functions: { lambda?: Lambda } = {};
  const note = (message: string) => tell({ event: 'note', message: `${stack}: ${message}` });
  const services = await startServices({
    deployed,
    options,
    identity,
    iam,
    now,
    unsupported,
    note,
    lambda: () => functions.lambda,
  });
  const lambda = startLambda({
    deployed,
    options,
    tell,
    unsupported,
    endpoint: () => services.endpoint,
    // A function finds the connections of a WebSocket API at its custom domain, too.
    hosts: [...identity.hosts, ...readDomains(deployed.model), ...connectionDomains(deployed.model)],
  });
  functions.lambda = lambda;
  return {
    deployed,
    options,
    callers: iam.callers,
    lambda,
    unsupported,
    notRun,
    remembers: (list) => lists.push(list),
    remembered: () => lists.flatMap((list) => list()),
    now,
    services,
    identity,
    traced: (trace, { method, path, status }) => {
      const { id, api, steps } = trace;
      const milliseconds = steps.at(-1)?.at ?? 0;
      tell({ event: 'request', stack, api, id, method, path, status, milliseconds, steps }, trace);
    },
  };
}

/** Names at which clients of WebSocket APIs connect, and functions post to them. */
const connectionDomains = (model: Model): string[] =>
  model.ofType('aws_apigatewayv2_api').some((api) => api.get('protocol_type') === 'WEBSOCKET')
    ? mappedDomains(model)
    : [];

/** The same is said once, however many parts of an API find it. */
function onceEach(say: (address: string, why: string) => void): (address: string, why: string) => void {
  const reported = new Set<string>();
  return (address, why) => {
    if (reported.has(`${address} ${why}`)) return;
    reported.add(`${address} ${why}`);
    say(address, why);
  };
}
