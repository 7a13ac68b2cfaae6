import { alarmsOn } from './alarms';
import { type Code, codes } from './codes';
import type { Part, Progress } from './part';
import type { ReleasedStack } from './stack';
import type { Time } from './time';

const secondsBetween = 15;

/** How much longer than its steps a release may take before the watch ends: CodeDeploy queues, and rolls back by steps of its own. */
const patienceMinutes = 60;

/** Watches parts of a stack until each has ended, and tells what changes. What one alarm takes back goes back in every part. */
export async function watch(stack: ReleasedStack, parts: readonly Part[], time: Time): Promise<Code> {
  const began = time.now();
  const lines = new Set<string>();
  const left = new Set(parts);
  let takenBack = false;
  for (;;) {
    const minutes = (time.now() - began) / 60_000;
    const on = await alarmsOn(stack);
    for (const part of [...left]) {
      const progress = await part.follow({ on, minutes });
      tell(lines, lineOf(stack, part, progress, on));
      if (progress.ended === undefined) continue;
      left.delete(part);
      if (progress.ended === 'released' || takenBack) continue;
      takenBack = true;
      for (const other of left) await other.stop();
    }
    if (left.size === 0) return takenBack ? codes.takenBack : codes.done;
    if (minutes > stack.minutes + patienceMinutes) return stillRunning(stack);
    await time.wait(secondsBetween * 1000);
  }
}

function lineOf({ name }: ReleasedStack, part: Part, { percent, ended, why }: Progress, on: readonly string[]): string {
  const begin = `${name}: ${part.name}: `;
  if (ended === 'released') return `${begin}released, all calls meet what is new.`;
  if (ended === 'taken back') return `${begin}taken back, no call meets what is new. ${why ?? ''}`.trimEnd();
  return `${begin}${percent} % of the calls meet what is new. Alarms that are on: ${on.join(', ') || 'none'}.`;
}

/** Prints a line that was not printed before. */
function tell(lines: Set<string>, line: string): void {
  if (!lines.has(line)) process.stdout.write(`${line}\n`);
  lines.add(line);
}

function stillRunning({ name, minutes }: ReleasedStack): Code {
  process.stderr.write(
    `release: ${name}: must end within ${minutes + patienceMinutes} minutes, and still runs. Watch on: npm run release -- ${name} --watch\n`,
  );
  return codes.running;
}
