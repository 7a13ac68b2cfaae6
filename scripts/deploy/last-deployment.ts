import { askGitHub, type GitHub } from '../github';

/** The commit that was last deployed to an environment with success, by what GitHub keeps of deployments; or none. */
export async function lastDeployment(gitHub: GitHub, environment: string): Promise<string | undefined> {
  const path = `deployments?environment=${encodeURIComponent(environment)}&per_page=100`;
  for (const { id, sha } of await askGitHub<{ id: number; sha: string }[]>(gitHub, 'GET', path)) {
    const statuses = `deployments/${id}/statuses?per_page=100`;
    const states = await askGitHub<{ state: string }[]>(gitHub, 'GET', statuses);
    if (states.some(({ state }) => state === 'success')) return sha;
  }
  return undefined;
}
