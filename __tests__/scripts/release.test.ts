import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appSpecOf, moveOf } from '../../scripts/release/app-spec';
import { main } from '../../scripts/release/main';
import { ReleasedStack, tenth } from '../support/released-stacks';
import { documentOf } from '../support/synth';

const stack = 'dev-list';
let root: string;
let server: Server;
let answer: { status: number; type: string; message: string };

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-release-'));
  server = createServer((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json', 'x-amzn-errortype': answer.type });
    response.end(JSON.stringify({ __type: answer.type, message: answer.message }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const environment = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  answer = { status: 404, type: 'ResourceNotFoundException', message: 'Function not found: dev-list' };
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true, force: true });
});

/** Writes what synth would for stacks, each with a release or without one. */
function synthesized(stacks: Readonly<Record<string, boolean>>): void {
  for (const [name, released] of Object.entries(stacks)) {
    const folder = join(root, 'cdktf.out', 'stacks', name);
    mkdirSync(folder, { recursive: true });
    const { json } = documentOf(new ReleasedStack(Testing.app(), 'http', released ? tenth : undefined));
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json));
  }
  writeFileSync(join(root, 'cdktf.out', 'manifest.json'), JSON.stringify({ stacks }));
}

/** Calls the command, and gives its exit code and what it wrote on either side. */
async function release(...args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((side) =>
    vi.spyOn(process[side], 'write').mockImplementation((chunk) => {
      written[side] += String(chunk);
      return true;
    }),
  );
  try {
    return { code: await main([...args, '--skip-synth'], root), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('npm run release', () => {
  it('refuses a call without a stack', async () => {
    expect(await release()).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^release: STACK: must be given at least once\. usage: npm run release -- .*\n$/),
    });
  });

  it('refuses to do two things at once', async () => {
    expect(await release(stack, '--watch', '--stop')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^release: --stop: must not stand beside --watch\. usage: .*\n$/),
    });
  });

  it('refuses a stack that is not there, with the nearest name', async () => {
    synthesized({ [stack]: true });

    expect(await release('dev-lists')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'release: dev-lists: no stack has this name. Did you mean dev-list? npm run synth lists all.\n',
    });
  });

  it('refuses a stack that has no release', async () => {
    synthesized({ [stack]: false });

    expect(await release(stack)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'release: dev-list: has no release in config/. See docs/release.md.\n',
    });
  });

  it('passes over stacks without a release where it is asked for news, or by a pattern', async () => {
    synthesized({ [stack]: false });

    expect(await release(stack, '--where-new')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await release('dev-*')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('says in one line that a stack is not deployed', async () => {
    synthesized({ [stack]: true });

    expect(await release(stack)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'release: dev-list: must be deployed with its release first, AWS says: Function not found: dev-list\n',
    });
  });

  it('says in one line what AWS refuses', async () => {
    synthesized({ [stack]: true });
    answer = { status: 403, type: 'AccessDeniedException', message: 'You may not call lambda:GetAlias.' };

    expect(await release(stack)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'release: dev-list: AWS says AccessDeniedException: You may not call lambda:GetAlias.\n',
    });
  });

  it('says in one line that there are no credentials', async () => {
    synthesized({ [stack]: true });
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);

    expect(await release(stack)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'release: dev-list: needs AWS credentials, and found none that are valid. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.\n',
    });
  });

  it('ends with the refusal of one stack only after it has done all', async () => {
    synthesized({ [stack]: true, 'dev-other': true });

    const { code, stderr } = await release('dev-*');
    expect(code).toBe(2);
    expect(stderr.split('\n').sort().slice(1)).toEqual([
      expect.stringMatching(/^release: dev-list: must be deployed/),
      expect.stringMatching(/^release: dev-other: must be deployed/),
    ]);
  });
});

describe('what CodeDeploy is told', () => {
  const move = { functionName: 'f', aliasName: 'live', from: '3', to: '4' };

  it('is an AppSpec of version 0.0 with both versions of the alias, and its hash', () => {
    const { revisionType, appSpecContent } = appSpecOf(move);

    expect(revisionType).toBe('AppSpecContent');
    expect(JSON.parse(appSpecContent?.content ?? '')).toEqual({
      version: 0.0,
      Resources: [
        {
          function: {
            Type: 'AWS::Lambda::Function',
            Properties: { Name: 'f', Alias: 'live', CurrentVersion: '3', TargetVersion: '4' },
          },
        },
      ],
    });
    expect(appSpecContent?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is read back, and not guessed where somebody else wrote it', () => {
    expect(moveOf(appSpecOf(move))).toEqual({ from: '3', to: '4' });
    expect(moveOf({ appSpecContent: { content: 'version: 0.0' } })).toBeUndefined();
    expect(moveOf(undefined)).toBeUndefined();
  });
});
