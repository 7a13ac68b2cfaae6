import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startGitHub } from '../support/github-server';

const script = resolve(__dirname, '../../scripts/run.mjs');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-comment-'));
const file = join(folder, 'plan.md');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function comment(environment: Record<string, string>, ...args: string[]) {
  const env = { PATH: process.env.PATH ?? '', ...environment };
  return new Promise<{ code: number; stderr: string }>((done) => {
    const child = execFile(process.execPath, [script, 'comment', ...args], { env }, (error, _, stderr) =>
      done({ code: Number(error?.code ?? 0), stderr }),
    );
    child.stdin?.end('from standard input');
  });
}

const comments = '/repos/acme/apis/issues/7/comments';
const list = `GET ${comments}?per_page=100&page=1`;

/** What a workflow of a pull request hands on. */
const workflowOf = ({ url }: { readonly url: string }) => ({
  GITHUB_API_URL: url,
  GITHUB_REPOSITORY: 'acme/apis',
  GITHUB_TOKEN: 'token',
  PULL_REQUEST: '7',
});

async function commenting(found: object[], text: string, ...args: string[]) {
  const gitHub = await startGitHub({
    [list]: found,
    [`POST ${comments}`]: {},
    'PATCH /repos/acme/apis/issues/comments/42': {},
  });
  writeFileSync(file, text);
  const ended = await comment(workflowOf(gitHub), ...args);
  gitHub.stop();
  return { ...ended, changes: gitHub.changes };
}

describe('npm run comment', () => {
  it('writes a comment that it will know again', async () => {
    const others = [{ id: 1, body: 'Looks good' }];

    expect(await commenting(others, 'the plan', 'plan of dev', file)).toEqual({
      code: 0,
      stderr: '',
      changes: [{ call: `POST ${comments}`, body: { body: '<!-- gatehouse: plan of dev -->\nthe plan' } }],
    });
  });

  it('renews the comment of its name', async () => {
    const own = [{ id: 42, body: '<!-- gatehouse: plan of dev -->\nold' }];

    expect((await commenting(own, 'the plan', 'plan of dev', file)).changes).toEqual([
      {
        call: 'PATCH /repos/acme/apis/issues/comments/42',
        body: { body: '<!-- gatehouse: plan of dev -->\nthe plan' },
      },
    ]);
  });

  it('reads standard input when it is given no file', async () => {
    expect((await commenting([], '', 'review')).changes).toEqual([
      { call: `POST ${comments}`, body: { body: '<!-- gatehouse: review -->\nfrom standard input' } },
    ]);
  });

  it('writes no empty comment', async () => {
    expect(await commenting([], ' \n', 'review', file)).toEqual({
      code: 1,
      stderr: `comment: ${file}: must hold the text of a comment, was empty\n`,
      changes: [],
    });
  });

  it('says what is not set', async () => {
    expect(await comment({ GITHUB_TOKEN: 'token' }, 'review')).toEqual({
      code: 2,
      stderr: 'comment: GITHUB_REPOSITORY, PULL_REQUEST: must be set\n',
    });
  });

  it('tells what GitHub refused', async () => {
    const gitHub = await startGitHub({});
    const ended = await comment(workflowOf(gitHub), 'review');
    gitHub.stop();

    expect(ended).toEqual({
      code: 1,
      stderr: `comment: GET ${gitHub.url}${comments}?per_page=100&page=1: 404 {"message":"Not Found"}\n`,
    });
  });

  it('says that an answer is not what GitHub answers', async () => {
    const gitHub = await startGitHub({ [list]: { message: 'of a proxy' } });
    const { stderr } = await comment(workflowOf(gitHub), 'review');
    gitHub.stop();

    expect(stderr).toMatch(/^comment: GET \S+: must be answered with a list, was \{"message":"of a proxy"\}\.\n$/);
  });

  it('keeps a token to itself that no header takes', async () => {
    const environment = { GITHUB_REPOSITORY: 'acme/apis', GITHUB_TOKEN: 'secret\n1', PULL_REQUEST: '7' };
    expect(await comment(environment, 'review')).toEqual({
      code: 1,
      stderr: 'comment: GITHUB_TOKEN: must be a token on one line, and has characters that no header takes.\n',
    });
  });
});
