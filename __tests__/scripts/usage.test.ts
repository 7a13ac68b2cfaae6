import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { foldersToRun } from '../../scripts/dev/inputs';

type Main = (args: readonly string[], root: string) => Promise<number>;

/** How a command is called that takes arguments, and a call that misses the value of an option. */
const commands: Readonly<Record<string, { main: () => Promise<{ main: Main }>; without?: readonly string[] }>> = {
  'bench:functions': { main: () => import('../../scripts/bench-functions/main') },
  'bench:local': { main: () => import('../../scripts/bench-local/main'), without: ['--rounds'] },
  check: { main: () => import('../../scripts/check/main'), without: ['--base'] },
  client: { main: () => import('../../scripts/client/main'), without: ['dev-items-http-api', '--output'] },
  cost: { main: () => import('../../scripts/cost/main'), without: ['--traffic'] },
  deploy: { main: () => import('../../scripts/deploy/main'), without: ['dev-items-http-api', '--var'] },
  destroy: { main: () => import('../../scripts/destroy/main'), without: ['dev-items-http-api', '--var-file'] },
  dev: { main: () => import('../../scripts/dev/main'), without: ['--port'] },
  'dev:token': { main: () => import('../../scripts/dev-token/main'), without: ['--stack'] },
  diff: { main: () => import('../../scripts/diff/main'), without: ['dev-items-http-api', '--var'] },
  'docs:openapi': { main: () => import('../../scripts/openapi-docs/main') },
  guard: { main: () => import('../../scripts/guard/main'), without: ['--format'] },
  'leave:cdktn': { main: () => import('../../scripts/leave-cdktn/main') },
  'leave:hcl': { main: () => import('../../scripts/leave-hcl/main') },
  new: { main: () => import('../../scripts/new/main'), without: ['notes', 'http', '--auth'] },
  plan: { main: () => import('../../scripts/plan/main'), without: ['--environment'] },
  release: { main: () => import('../../scripts/release/main') },
  review: { main: () => import('../../scripts/review/main'), without: ['--base'] },
  'review:replacements': { main: () => import('../../scripts/review-replacements/main') },
  synth: { main: () => import('../../scripts/synth/main') },
};

/** Calls a command, and gives its exit code and what it wrote on either side. */
async function call(name: string, args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((side) =>
    vi.spyOn(process[side], 'write').mockImplementation((chunk) => {
      written[side] += String(chunk);
      return true;
    }),
  );
  try {
    const { main } = (await commands[name]?.main()) ?? {};
    return { code: await main?.(args, `${resolve(__dirname, '../..')}/`), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const names = Object.keys(commands);

describe('commands that are called wrongly', () => {
  it.each(names)('%s refuses an option it does not know, with exit code 2 and one line', async (name) => {
    const { code, stdout, stderr } = await call(name, ['--nonsense']);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^${name}: .*--nonsense.* usage: npm run (-s )?${name}\\b.*\\n$`));
  });

  it.each(names.filter((name) => commands[name]?.without !== undefined))(
    '%s refuses an option without its value, with exit code 2 and one line',
    async (name) => {
      const args = commands[name]?.without ?? [];
      const { code, stdout, stderr } = await call(name, args);

      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(new RegExp(`^${name}: .*${args.at(-1)}.* usage: npm run (-s )?${name}\\b.*\\n$`));
    },
  );
});

describe('stacks that nobody has', () => {
  it('are told by cost with the nearest name', async () => {
    expect(await call('cost', ['nobody-has-this'])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^cost: nobody-has-this: must be a folder, a file or a stack in reviewed\/, is none of them\. A new stack is there after npm run review -- --accept\. Did you mean [\w-]+\?\n$/,
      ),
    });
  });

  it('end dev with exit code 2 and one line', async () => {
    expect(await call('dev', ['nobody-has-this', '--no-console'])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^dev: nobody-has-this: must be a folder or a stack of [a-z]+ \([\w, -]+\), is neither\. Did you mean [\w-]+\?\n$/,
      ),
    });
  });

  it('are told by dev with the nearest name', () => {
    const project = { foldersOf: () => ['/out/dev-notes-http-api', '/out/dev-account'] };
    const args = { inputs: ['notes-htp-api'], environment: 'dev' };

    expect(() => foldersToRun(args, project)).toThrow(
      'notes-htp-api: must be a folder or a stack of dev (notes-http-api, account), is neither. Did you mean notes-http-api?',
    );
  });
});
