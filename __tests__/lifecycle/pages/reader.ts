import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Ended } from '../../with-terraform/run';
import { readJson } from '../../with-terraform/synthesized';
import { awsEnvironment } from '../aws';
import { type LocalEndpoint, startLocalEndpoint } from '../local-endpoint';
import { resourcesIn, type StateResource } from '../state';
import type { stepsInTurn } from '../steps-in-turn';
import { clone, oneProvider } from './clone';
import { type Command, sectionsOf } from './page';
import { followed, runs } from './rows';
import { Shell } from './shell';

/** Someone with a clone, an account of their own and a shell, who does what a page says and nothing else. */
export class Reader {
  private constructor(
    readonly endpoint: LocalEndpoint,
    readonly folder: string,
    readonly shell: Shell,
  ) {}

  static async arrive(): Promise<Reader> {
    const [endpoint, folder] = await Promise.all([startLocalEndpoint(), clone()]);
    const env = awsEnvironment(endpoint.url, { TF_CLI_CONFIG_FILE: oneProvider() });
    return new Reader(endpoint, folder, new Shell({ cwd: folder, env }));
  }

  /** What Terraform's state of a stack has. */
  resources(stack: string): StateResource[] {
    const state = join(this.folder, 'terraform-state', `${stack}.tfstate`);
    return existsSync(state) ? resourcesIn(readJson(state)) : [];
  }

  async leave(): Promise<void> {
    await this.shell.close();
    await this.endpoint.stop();
  }
}

/** What a page promises of a command beyond that it succeeds. */
export type Promises = Readonly<Record<string, (output: string) => void | Promise<void>>>;

/** Defines the steps of a reader who follows a page from its first command to its last. */
export function follow(
  page: string,
  { step, reader, promises = {} }: { step: ReturnType<typeof stepsInTurn>; reader: () => Reader; promises?: Promises },
): void {
  const parts = followed[page] ?? [];
  const sections = sectionsOf(page).filter(({ title }) => parts === 'whole' || parts.includes(title));
  const known = sections.flatMap(({ commands }) => commands.map(({ text }) => text));
  for (const promise of Object.keys(promises))
    if (!known.includes(promise))
      throw new Error(`${page}: must have the command of a promise, ${promise}, and has not`);
  for (const { title, commands } of sections) {
    describe(`${page}, ${title}`, () => {
      step('begins in the folder of the project', async () => {
        expect(await reader().shell.run(`cd '${reader().folder}'`)).toEqual({ code: 0, output: '' });
      });
      for (const command of commands) {
        const run = runs(page, command);
        if (run !== undefined) step(command.text, () => keep(command, reader().shell.run(run), promises[command.text]));
      }
    });
  }
}

async function keep(command: Command, running: Promise<Ended>, promised?: Promises[string]): Promise<void> {
  const { code, output } = await running;
  expect(code, output).toBe(0);
  expect(complaintsIn(output)).toEqual([]);
  if (command.comment === 'No changes.') expect(output).toContain('No changes.');
  await promised?.(output);
}

/** Warnings, and lines of stack traces. A mirror knows no checksums of other platforms; a registry does. */
function complaintsIn(output: string): string[] {
  const complaints = output.split('\n').filter((line) => /Warning: |^\s+at .+:\d+:\d+\)?$/.test(line));
  return complaints.filter((line) => !line.includes('Incomplete lock file information for providers'));
}
