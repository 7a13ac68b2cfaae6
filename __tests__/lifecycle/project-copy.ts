import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { providerPin } from '../with-terraform/provider-mirror';
import { attempt, type Ended, run } from '../with-terraform/run';
import { cdktf, type Json, projectFolder } from '../with-terraform/synthesized';

/** A copy of this project's own files that a test may change, and that runs the project's commands. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(inject('folder'), 'copy-'));

  /** `rooms` are the files and folders that are copied; the packages are shared. */
  constructor(
    rooms: readonly string[],
    readonly env: NodeJS.ProcessEnv,
  ) {
    for (const room of rooms) cpSync(join(projectFolder, room), join(this.folder, room), { recursive: true });
    symlinkSync(join(projectFolder, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Reads a file. */
  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Writes a file. */
  write(file: string, content: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), content);
  }

  /** The names of what is in a folder. */
  files(folder: string): string[] {
    return readdirSync(join(this.folder, folder));
  }

  /** Writes the JSON of a stack as synth would. */
  writeStack(stack: string, document: Json): void {
    this.write(`cdktf.out/stacks/${stack}/${providerPin.file}`, providerPin.content);
    this.write(`cdktf.out/stacks/${stack}/cdk.tf.json`, JSON.stringify(document, undefined, 2));
  }

  /** What synth wrote for a stack. */
  readStack(stack: string): Json {
    return JSON.parse(this.read(`cdktf.out/stacks/${stack}/cdk.tf.json`));
  }

  /** Runs the real `cdktf`. */
  cdktf(...args: readonly string[]): Promise<string> {
    return run(cdktf, args, { cwd: this.folder, env: this.env });
  }

  /** Runs a command in a folder, for somebody who answers every question alike. */
  answering(answer: string, command: string, folder: string): Promise<string> {
    const place = { cwd: join(this.folder, folder), env: this.env };
    return run('bash', ['-c', `yes ${answer} | ${command}`], place);
  }

  /** Runs what `npm run plan` runs, for every stack of dev that `reviewed/` has. */
  plan(): Promise<Ended> {
    const args = ['scripts/run.mjs', 'plan', '--environment', 'dev', '--comment', 'cdktf.out/plan.md'];
    return attempt(process.execPath, args, { cwd: this.folder, env: this.env });
  }
}
