import type { TestProject } from 'vitest/node';
import { startLocalEndpoint } from './local-endpoint';
import { makeSurroundings, type Variables } from './surroundings';

declare module 'vitest' {
  interface ProvidedContext {
    /** The local endpoint that all lives share, as stacks share an account. */
    endpoint: string;

    /** What stacks take from that account. */
    variables: Variables;
  }
}

/** Starts one local endpoint for all lives, and ends it after the last, however that one ends. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const endpoint = await startLocalEndpoint();
  project.provide('endpoint', endpoint.url);
  project.provide('variables', await makeSurroundings(endpoint.url, project.getProvidedContext().folder));
  return async () => {
    await endpoint.stop();
    if (endpoint.errors()) console.error(`local endpoint:\n${endpoint.errors()}`);
  };
}
