/** Where GitHub answers, as a workflow's environment tells. */
export interface GitHub {
  readonly url: string;
  readonly repository: string;
  readonly token: string;
}

/** The commit that was last deployed to an environment with success, by what GitHub keeps of deployments; or none. */
export async function lastDeployment(github: GitHub, environment: string): Promise<string | undefined> {
  const deployments = `${github.url}/repos/${github.repository}/deployments`;
  const found = await ask<{ id: number; sha: string }>(
    github,
    `${deployments}?environment=${encodeURIComponent(environment)}&per_page=100`,
  );
  for (const { id, sha } of found) {
    const statuses = await ask<{ state: string }>(github, `${deployments}/${id}/statuses?per_page=100`);
    if (statuses.some(({ state }) => state === 'success')) return sha;
  }
  return undefined;
}

async function ask<T>({ token }: GitHub, url: string): Promise<T[]> {
  const answer = await fetch(url, {
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` },
  });
  if (answer.ok) return (await answer.json()) as T[];
  throw new Error(`GET ${url}: ${answer.status} ${await answer.text()}`);
}
