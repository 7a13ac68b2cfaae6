import { alarmsOn } from './alarms';
import type { Arguments, Deed } from './arguments';
import { type Code, codes } from './codes';
import type { Look, Part } from './part';
import type { ReleasedStack } from './stack';
import type { Time } from './time';
import { watch } from './watch';

interface Looked {
  readonly part: Part;
  readonly look: Look;
}

/** What is asked of a stack, and by which clock. */
interface Asked {
  readonly stack: ReleasedStack;
  readonly looked: readonly Looked[];
  readonly args: Arguments;
  readonly time: Time;
}

/** Does what the command line asks with one stack. */
export async function doDeed(stack: ReleasedStack, args: Arguments, time: Time): Promise<Code> {
  const looked = await Promise.all(stack.parts.map(async (part) => ({ part, look: await part.look() })));
  return deeds[args.deed]({ stack, looked, args, time });
}

const deeds: Readonly<Record<Deed, (asked: Asked) => Code | Promise<Code>>> = { release, show, watch: goOn, stop };

async function release(asked: Asked): Promise<Code> {
  const { stack, looked, args, time } = asked;
  const [running] = runningOf(looked);
  if (running) {
    if (args.whereNew) return goOn(asked);
    const ways = 'Add --watch to watch it, --stop to take it back.';
    return ended(stack, codes.running, `${running.name}: a release runs already. ${ways}`);
  }
  const fresh = looked.filter(({ look }) => look.newest !== undefined && (args.again || !look.takenBackBy));
  if (fresh.length === 0) return nothingNew(asked);
  const on = await alarmsOn(stack);
  if (on.length > 0)
    return ended(
      stack,
      codes.takenBack,
      `alarm ${on.join(', ')} must be off before a release, and is on. Nothing was begun.`,
    );
  for (const { part, look } of fresh) {
    await part.start();
    process.stdout.write(`${stack.name}: ${part.name}: ${look.newest} begins, others meet ${look.released}.\n`);
  }
  return watch(
    stack,
    fresh.map(({ part }) => part),
    time,
  );
}

function nothingNew({ stack, looked, args }: Asked): Code {
  const lines = looked.map(({ part, look }) =>
    look.takenBackBy
      ? `${part.name}: ${look.newest} was taken back by ${look.takenBackBy}. Deploy another, or add --again.`
      : `${part.name}: nothing new to release, all calls meet ${look.released}.`,
  );
  if (!args.whereNew) return ended(stack, codes.nothing, lines.join(' '));
  for (const line of lines) process.stdout.write(`${stack.name}: ${line}\n`);
  return codes.done;
}

function show({ stack, looked }: Asked): Code {
  for (const { part, look } of looked) process.stdout.write(`${stack.name}: ${part.name}: ${shown(look)}\n`);
  return codes.done;
}

function shown({ released, newest, percent, running, takenBackBy }: Look): string {
  if (newest === undefined) return `all calls meet ${released}. Nothing is new.`;
  const meet = `${percent} % of the calls meet ${newest}, the others ${released}.`;
  if (running) return `${meet} The release runs.`;
  return takenBackBy ? `${meet} It was taken back by ${takenBackBy}.` : `${meet} No release runs.`;
}

async function goOn({ stack, looked, time }: Asked): Promise<Code> {
  const running = runningOf(looked);
  if (running.length === 0) return ended(stack, codes.nothing, 'no release runs.');
  return watch(stack, running, time);
}

async function stop({ stack, looked, time }: Asked): Promise<Code> {
  const running = runningOf(looked);
  if (running.length === 0)
    return ended(
      stack,
      codes.nothing,
      'no release runs. To go back to an earlier version, deploy its commit and release that.',
    );
  for (const part of running) await part.stop();
  const code = await watch(stack, running, time);
  return code === codes.takenBack ? codes.done : code;
}

const runningOf = (looked: readonly Looked[]): Part[] =>
  looked.filter(({ look }) => look.running).map(({ part }) => part);

function ended({ name }: ReleasedStack, code: Code, message: string): Code {
  process.stderr.write(`release: ${name}: ${message}\n`);
  return code;
}
