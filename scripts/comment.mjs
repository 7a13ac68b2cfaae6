// node comment.mjs NAME [FILE]: makes or renews the comment of that name on the pull request, from a file or standard input. Reads
// GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN and PULL_REQUEST, as a workflow gives them.
import { readFileSync } from 'node:fs';

const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY, GITHUB_TOKEN, PULL_REQUEST } = process.env;
const [name, file] = process.argv.slice(2);
const comments = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues`;

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body]
 */
async function ask(method, url, body) {
  const headers = { accept: 'application/vnd.github+json', authorization: `Bearer ${GITHUB_TOKEN}` };
  const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** @param {string} mark */
async function earlier(mark) {
  for (let page = 1; ; page++) {
    /** @type {{ id: number, body: string }[]} */
    const found = await ask('GET', `${comments}/${PULL_REQUEST}/comments?per_page=100&page=${page}`);
    const own = found.find(({ body }) => body.startsWith(mark));
    if (own || found.length < 100) return own;
  }
}

/** @param {string} text */
async function comment(text) {
  const mark = `<!-- gatehouse: ${name} -->\n`;
  const own = await earlier(mark);
  if (own) await ask('PATCH', `${comments}/comments/${own.id}`, { body: mark + text });
  else await ask('POST', `${comments}/${PULL_REQUEST}/comments`, { body: mark + text });
}

/** What must be there before GitHub is asked. */
function missing() {
  if (!name) return 'usage: npm run comment -- NAME [FILE]';
  const unset = Object.entries({ GITHUB_REPOSITORY, GITHUB_TOKEN, PULL_REQUEST }).filter(([, value]) => !value);
  return unset.length > 0 ? `${unset.map(([key]) => key).join(', ')}: must be set` : undefined;
}

const problem = missing();
try {
  if (problem) throw new Error(problem);
  const text = readFileSync(file ?? process.stdin.fd, 'utf8');
  if (text.trim() === '') throw new Error(`${file ?? 'standard input'}: must hold the text of a comment, was empty`);
  await comment(text);
} catch (error) {
  console.error(`comment: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
