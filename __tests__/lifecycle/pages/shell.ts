import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Ended, type Place, plain, start } from '../../with-terraform/run';

const end = '--- ended with';

/** A shell that stays open, as a reader's does: its folder and its variables last from one command to the next. */
export class Shell {
  private readonly bash: ChildProcess;
  private readonly lines: AsyncIterator<string>;

  constructor(place: Place) {
    this.bash = start('bash', [], place);
    if (!this.bash.stdout) throw new Error('shell: no output to read');
    this.lines = createInterface(this.bash.stdout)[Symbol.asyncIterator]();
    this.bash.stdin?.write('exec 2>&1\n');
  }

  /** Runs a command to its end, whatever its exit code. */
  async run(command: string): Promise<Ended> {
    this.bash.stdin?.write(`{ ${command}\n} < /dev/null\nprintf '\\n${end} %s\\n' $?\n`);
    const printed: string[] = [];
    for (;;) {
      const { value, done } = await this.lines.next();
      const output = () => plain(printed.join('\n'));
      if (done) return { code: 1, output: output() };
      if (value.startsWith(end)) return { code: Number(value.slice(end.length)), output: output() };
      printed.push(value);
    }
  }

  /** Closes it. */
  async close(): Promise<void> {
    const closed = once(this.bash, 'close');
    this.bash.stdin?.end();
    await closed;
  }
}
