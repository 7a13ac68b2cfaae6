import { deploy } from './deployed/deploy';
import type { LocalDocument } from './document';
import type { RunEvent } from './events';
import { startIdentity } from './identity/start-identity';
import { startLambda } from './lambda/start-lambda';
import type { RunOptions } from './options';
import type { Services } from './services/services';
import type { World } from './world';

/** Makes what the APIs of a document run in. */
export async function makeWorld(
  document: LocalDocument,
  options: RunOptions,
  tell: (event: RunEvent) => void,
): Promise<World> {
  const { stack } = document;
  const deployed = deploy(document.source, { ...document, region: options.region });
  const unsupported = (address: string, why: string) => tell({ event: 'unsupported', stack, address, why });
  for (const { address, why } of deployed.notes) unsupported(address, why);
  const lambda = startLambda({ deployed, options, tell, unsupported, endpoint: () => noServices.endpoint });
  return {
    deployed,
    options,
    lambda,
    unsupported,
    now: Date.now,
    services: noServices,
    identity: startIdentity(deployed),
  };
}

const noServices: Services = {
  send: async () => ({ status: 501, headers: [], body: Buffer.from('{}') }),
  endpoint: 'http://127.0.0.1:1',
  close: async () => undefined,
};
