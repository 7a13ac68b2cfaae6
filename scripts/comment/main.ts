import { readFileSync } from 'node:fs';
import { asObject } from '../../terraform/documents/json-object';
import { askGitHub, type GitHub, gitHubOf, listGitHub } from '../shared/github';
import { Refused } from '../shared/refused';

const usage = 'usage: npm run comment -- NAME [FILE]';

/**
 * Makes or renews the comment of a name on the pull request, from a file or standard input. Reads GITHUB_API_URL, GITHUB_REPOSITORY,
 * GITHUB_TOKEN and PULL_REQUEST, as a workflow gives them. Exit code 0 done, 1 it could not be written, 2 bad input.
 */
export async function main([name, file, ...more]: readonly string[]): Promise<number> {
  if (!name || more.length > 0) return refusal(usage, 2);
  const [gitHub, pullRequest] = [gitHubOf(process.env), process.env.PULL_REQUEST];
  if (!gitHub || !pullRequest) return refusal(`${unset()}: must be set`, 2);
  try {
    await comment(gitHub, pullRequest, `<!-- gatehouse: ${name} -->\n`, textOf(file));
    return 0;
  } catch (problem) {
    if (problem instanceof Refused) return refusal(problem.message, 1);
    throw problem;
  }
}

function unset(): string {
  return ['GITHUB_REPOSITORY', 'GITHUB_TOKEN', 'PULL_REQUEST'].filter((name) => !process.env[name]).join(', ');
}

function textOf(file: string | undefined): string {
  const text = read(file);
  if (text.trim() !== '') return text;
  throw new Refused(`${file ?? 'standard input'}: must hold the text of a comment, was empty`);
}

function read(file: string | undefined): string {
  try {
    return readFileSync(file ?? process.stdin.fd, 'utf8');
  } catch (problem) {
    throw new Refused(problem instanceof Error ? problem.message : String(problem));
  }
}

async function comment(gitHub: GitHub, pullRequest: string, mark: string, text: string): Promise<void> {
  const own = await earlier(gitHub, pullRequest, mark);
  const [method, path] = own ? ['PATCH', `issues/comments/${own.id}`] : ['POST', `issues/${pullRequest}/comments`];
  await askGitHub(gitHub, method, path, { body: mark + text });
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

const isComment = (one: unknown): one is Comment => {
  const { id, body } = asObject(one);
  return typeof id === 'number' && typeof body === 'string';
};

async function earlier(gitHub: GitHub, pullRequest: string, mark: string): Promise<Comment | undefined> {
  for (let page = 1; ; page++) {
    const path = `issues/${pullRequest}/comments?per_page=100&page=${page}`;
    const found = await listGitHub(gitHub, path, isComment);
    const own = found.find(({ body }) => body.startsWith(mark));
    if (own || found.length < 100) return own;
  }
}

function refusal(message: string, code: number): number {
  process.stderr.write(`comment: ${message}\n`);
  return code;
}
