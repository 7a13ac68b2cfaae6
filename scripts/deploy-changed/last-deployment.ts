import { asObject } from '../../terraform/documents/json-object';
import { type GitHub, listGitHub } from '../shared/github';

interface Deployment {
  readonly id: number;
  readonly sha: string;
}

const isDeployment = (one: unknown): one is Deployment => {
  const { id, sha } = asObject(one);
  return typeof id === 'number' && typeof sha === 'string';
};
const isStatus = (one: unknown): one is { state: string } => typeof asObject(one).state === 'string';

/** The commit that was last deployed to an environment with success, by what GitHub keeps of deployments; or none. */
export async function lastDeployment(gitHub: GitHub, environment: string): Promise<string | undefined> {
  const path = `deployments?environment=${encodeURIComponent(environment)}&per_page=100`;
  for (const { id, sha } of await listGitHub(gitHub, path, isDeployment)) {
    const states = await listGitHub(gitHub, `deployments/${id}/statuses?per_page=100`, isStatus);
    if (states.some(({ state }) => state === 'success')) return sha;
  }
  return undefined;
}
