import { changed, type Point, pointsIn, shownAs } from './points';
import reasonsByPlace from './survivors.json';
import { type Assertion, bundled, load, ofCases, ofRefusals } from './trial';

/** Why a change that no case notices may stay, by the place as it is shown. */
const reasons: Readonly<Record<string, string>> = reasonsByPlace;

/**
 * Changes the rules of every area, or of those named, one place at a time. Fails where fewer than 85 % of the changes are noticed, and
 * lists each that is not and has no reason in `survivors.json`, and each reason there that is none any more.
 */
export async function main(named: readonly string[]): Promise<number> {
  const bundle = bundled();
  const points = pointsIn(bundle).filter(({ file }) => file.startsWith('guardrails/rules/'));
  const areas = [...new Set(points.map(areaOf))].sort();
  const meant = named.length > 0 ? areas.filter((area) => named.includes(area)) : areas;
  let sound = true;
  for (const area of meant) sound = (await tell(area, bundle, points)) && sound;
  return sound ? 0 : 1;
}

/** Measures one area, says what was found, and whether it is as it must be. */
async function tell(area: string, bundle: string, points: readonly Point[]): Promise<boolean> {
  const own = points.filter((point) => areaOf(point) === area);
  const survivors = (await survivorsOf(area, own, bundle)).map((point) => shownAs(bundle, point));
  const died = rate(own.length, survivors.length);
  const unexplained = survivors.filter((place) => !Object.hasOwn(reasons, place));
  const idle = Object.keys(reasons).filter(
    (place) => areaOf({ file: fileIn(place) }) === area && !survivors.includes(place),
  );
  const lines = [
    `${area}: ${own.length - survivors.length} of ${own.length} die, ${died} %, ${unexplained.length} of the others without a reason`,
    ...unexplained.map((place) => `  ${place}`),
    ...idle.map((place) => `  no longer survives, so that its reason must go: ${place}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return died >= 85 && unexplained.length === 0 && idle.length === 0;
}

const fileIn = (place: string): string => place.slice(0, place.indexOf(': '));

/** The folder of a rule, or `shared` for what several areas use. */
const areaOf = ({ file }: Pick<Point, 'file'>): string => /^guardrails\/rules\/([^/]+)\//.exec(file)?.[1] ?? 'shared';

const rate = (all: number, alive: number): number => (all === 0 ? 100 : Math.round(((all - alive) / all) * 100));

async function survivorsOf(area: string, points: readonly Point[], bundle: string): Promise<Point[]> {
  const rooms = roomsOf(area, bundle);
  const isMeant = (rule: string): boolean => rooms === undefined || rooms.has(rule);
  const assertions = [...ofCases(isMeant), ...(await ofRefusals(isMeant))];
  if (!survives(bundle, assertions))
    throw new Error(`${area}: the cases must hold before anything is changed, and do not`);
  return points.filter((point) => survives(changed(bundle, point), assertions));
}

/** The rules that the files of an area make; undefined for what all share. */
function roomsOf(area: string, bundle: string): ReadonlySet<string> | undefined {
  if (area === 'shared') return undefined;
  const modules = bundle.split(/^(?=\/\/ \S+\.ts$)/m).filter((text) => text.startsWith(`// guardrails/rules/${area}/`));
  return new Set(
    modules.flatMap((text) => [...text.matchAll(/\bid: "([a-z0-9-]+\/[a-z0-9-]+)"/g)].map(([, id = '']) => id)),
  );
}

function survives(code: string, assertions: readonly Assertion[]): boolean {
  try {
    const guard = load(code);
    return assertions.every((holds) => holds(guard, guard.allRules));
  } catch {
    return false;
  }
}
