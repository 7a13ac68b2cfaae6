import { Refused } from './review/refused';

/** Where GitHub answers, as a workflow's environment tells. */
export interface GitHub {
  readonly url: string;
  readonly repository: string;
  readonly token: string;
}

/** GitHub as a workflow's environment tells; undefined outside of one. */
export function gitHubOf(environment: NodeJS.ProcessEnv): GitHub | undefined {
  const {
    GITHUB_API_URL: url = 'https://api.github.com',
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
  } = environment;
  return repository && token ? { url, repository, token } : undefined;
}

/** Asks GitHub's API for something below the repository. What goes wrong is refused with what GitHub said. */
export async function askGitHub<T>(gitHub: GitHub, method: string, path: string, body?: object): Promise<T> {
  const url = `${gitHub.url}/repos/${gitHub.repository}/${path}`;
  const headers = { accept: 'application/vnd.github+json', authorization: `Bearer ${gitHub.token}` };
  const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(url, request).catch((problem: unknown) => {
    throw new Refused(`${method} ${url}: GitHub does not answer (${reasonOf(problem)}).`);
  });
  if (answer.ok) return (await answer.json()) as T;
  throw new Refused(`${method} ${url}: ${answer.status} ${await answer.text()}`);
}

function reasonOf(problem: unknown): string {
  const cause = problem instanceof Error ? (problem.cause ?? problem) : problem;
  return cause instanceof Error ? cause.message : String(cause);
}
