import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { attempt, type Ended, type Place, start } from '../with-terraform/run';

const script = fileURLToPath(new URL('command_line.py', import.meta.url));

/** Runs a command of the AWS command line. */
type CommandLine = (args: readonly string[], place: Place) => Promise<Ended>;

let loaded: Promise<CommandLine> | undefined;

/**
 * Runs a command of the AWS command line. Where that is a package of Python it is loaded once for all commands, as loading takes most of
 * the time of each; elsewhere `aws` is started for each.
 */
export async function commandLine(args: readonly string[], place: Place): Promise<Ended> {
  loaded ??= load(place);
  return (await loaded)(args, place);
}

async function load({ cwd, env }: Place): Promise<CommandLine> {
  const python = start('python3', ['-B', script], { cwd, env });
  const { stdin, stdout } = python;
  if (!stdin || !stdout) throw new Error('AWS command line: no pipes to speak through');
  const lines = createInterface(stdout)[Symbol.asyncIterator]();
  if ((await lines.next()).done) return (args, place) => attempt('aws', args, place);
  // It waits for further commands, and must not keep us waiting for it. It ends when we do.
  for (const handle of [python, stdin, stdout, python.stderr]) (handle as { unref?(): void }).unref?.();
  let last: Promise<unknown> = Promise.resolve();
  return (args, place) => {
    const ended = last.then(async (): Promise<Ended> => {
      stdin.write(`${JSON.stringify({ arguments: args, environment: place.env })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('AWS command line: ended before it answered');
      return JSON.parse(value);
    });
    last = ended.catch(() => undefined);
    return ended;
  };
}
