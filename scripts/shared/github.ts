import { Refused } from './refused';

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
export async function askGitHub(gitHub: GitHub, method: string, path: string, body?: object): Promise<unknown> {
  const url = `${gitHub.url}/repos/${gitHub.repository}/${path}`;
  const headers = headersFor(gitHub.token);
  const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(url, request).catch((problem: unknown) => {
    throw new Refused(`${method} ${url}: GitHub does not answer (${reasonOf(problem)}).`);
  });
  const text = await answer.text().catch((problem: unknown) => reasonOf(problem));
  if (answer.ok) return parsed(text, `${method} ${url}`);
  throw new Refused(`${method} ${url}: ${answer.status} ${text}`);
}

/** Asks GitHub's API for a list of things with these properties. */
export async function listGitHub<T>(gitHub: GitHub, path: string, isOne: (one: unknown) => one is T): Promise<T[]> {
  const found = await askGitHub(gitHub, 'GET', path);
  if (Array.isArray(found) && found.every(isOne)) return found;
  throw new Refused(`GET ${path}: must be answered with a list, was ${JSON.stringify(found).slice(0, 200)}.`);
}

/** The token is a secret: what is wrong with it is told without it. */
function headersFor(token: string): Headers {
  try {
    return new Headers({ accept: 'application/vnd.github+json', authorization: `Bearer ${token}` });
  } catch {
    throw new Refused('GITHUB_TOKEN: must be a token on one line, and has characters that no header takes.');
  }
}

function parsed(text: string, request: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(`${request}: must be answered with JSON, was ${JSON.stringify(text.slice(0, 200))}.`);
  }
}

function reasonOf(problem: unknown): string {
  const cause = problem instanceof Error ? (problem.cause ?? problem) : problem;
  return cause instanceof Error ? cause.message : String(cause);
}
