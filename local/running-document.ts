import type { LocalDocument } from './document';
import { mutualTlsDomains } from './domains/read-mappings';
import type { Tell } from './events';
import { apiTypes, kindOf, kinds } from './kinds';
import { makeWorld } from './make-world';
import type { RunOptions } from './options';
import { type Lead, RunningApi } from './running-api';
import type { World } from './world';

/** One document, running: its world and its APIs. */
export interface RunningDocument {
  readonly document: LocalDocument;
  readonly world: World;
  readonly apis: readonly RunningApi[];
  /** Ends it as soon as no request is under way. */
  retire(): Promise<void>;
  close(): Promise<void>;
}

/** Starts what a document holds. */
export async function startDocument(
  document: LocalDocument,
  options: RunOptions,
  tell: Tell,
  lead: Lead,
): Promise<RunningDocument> {
  const world = await makeWorld(document, options, tell);
  try {
    const apis = serveApis(world, tell, lead);
    await world.lambda.start();
    const close = once(() => closeDocument(world, apis));
    const retire = async () => {
      await Promise.all(apis.map((api) => api.idle()));
      await close();
    };
    return { document, world, apis, retire, close };
  } catch (problem) {
    await closeWorld(world);
    throw problem;
  }
}

function serveApis(world: World, tell: Tell, lead: Lead): RunningApi[] {
  for (const address of mutualTlsDomains(world.deployed.model))
    world.unsupported(address, 'mutual TLS is not simulated: callers need no certificate');
  const apis = world.deployed.model
    .ofType(...apiTypes)
    .map((api) => new RunningApi(kinds[kindOf(api)](api, world), world, tell, lead));
  for (const { served } of apis)
    if (served.stages.length === 0) world.unsupported(served.address, 'it has no stage, so that no path leads to it');
  return apis;
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}

async function closeDocument(world: World, apis: readonly RunningApi[]): Promise<void> {
  await Promise.all(apis.map(({ served }) => served.close()));
  await closeWorld(world);
}

async function closeWorld({ lambda, services, identity }: World): Promise<void> {
  await lambda.close();
  await Promise.all([services.close(), identity.close()]);
}
