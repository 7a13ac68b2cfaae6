import { afterAll, beforeAll, inject } from 'vitest';
import { type LocalEndpoint, startLocalEndpoint } from './local-endpoint';
import { Project } from './project';
import { makeSurroundings, type Variables } from './surroundings';

/** An account that the tests of one file or suite have for themselves; it is there when they begin. */
export interface OwnAccount {
  readonly endpoint: LocalEndpoint;

  /** What stacks take from the account. */
  readonly variables: Variables;

  /** A copy of some stacks, to be deployed there. */
  projectOf(...stacks: readonly string[]): Project;
}

/**
 * Starts a local endpoint before the tests of a file or suite, and ends it after them. Names are taken once in an account: whoever deploys
 * a stack whose life is tried at the shared endpoint needs one of their own. `synthesized` is the folder of another app than ours.
 */
export function ownAccount(synthesized = inject('folder')): OwnAccount {
  let endpoint: LocalEndpoint;
  let variables: Variables;
  beforeAll(async () => {
    endpoint = await startLocalEndpoint();
    variables = await makeSurroundings(endpoint.url, synthesized);
  });
  afterAll(() => endpoint.stop());
  return {
    get endpoint() {
      return endpoint;
    },
    get variables() {
      return variables;
    },
    projectOf: (...stacks) => new Project(endpoint.url, stacks, variables, synthesized),
  };
}
