import { armed, type Point, pointsIn, shownAs } from './points';
import reasonsByPlace from './survivors.json';
import { Switches } from './switches';
import { type Assertion, bundled, type Guardrails, loader, ofCases, ofRefusals, ofReplacingPlans } from './trial';

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
  const notices = noticing(bundle, points, [...ofCases(), ...ofReplacingPlans(), ...(await ofRefusals())]);
  let sound = true;
  for (const area of meant) sound = tell(area, bundle, points, notices) && sound;
  return sound ? 0 : 1;
}

/** Whether anything notices a point, by its number and its area. */
type Notices = (number: number, area: string) => boolean;

/** Measures one area, says what was found, and whether it is as it must be. */
function tell(area: string, bundle: string, points: readonly Point[], notices: Notices): boolean {
  const own = [...points.entries()].filter(([, point]) => areaOf(point) === area);
  const alive = own.filter(([number]) => !notices(number, area));
  const survivors = alive.map(([, point]) => shownAs(bundle, point));
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

/** What tells whether an assertion notices a change. Only those are asked that come by the place, as a first run of all has shown. */
function noticing(bundle: string, points: readonly Point[], assertions: readonly Assertion[]): Notices {
  const load = loader(armed(bundle, points));
  const switches = new Switches();
  const guard = load(switches);
  const whileLoading = new Set(switches.asked);
  const failing = new Set<string>();
  const passing = points.map((): Assertion[] => []);
  for (const assertion of assertions) {
    switches.asked.clear();
    if (!assertion.holds(guard)) failing.add(assertion.rule);
    for (const number of switches.asked) passing[number]?.push(assertion);
  }
  if (failing.size > 0)
    throw new Error(`every case must hold before anything is changed, and some do not of ${[...failing].join(', ')}`);
  return (number, area) => {
    switches.changed = number;
    if (!whileLoading.has(number)) return (passing[number] ?? []).some(fails(() => guard));
    return ofArea(area, bundle, assertions).some(fails(once(() => load(switches))));
  };
}

/** Whether an assertion fails, or cannot even be asked. */
const fails =
  (guard: () => Guardrails) =>
  ({ holds }: Assertion): boolean => {
    try {
      return !holds(guard());
    } catch {
      return true;
    }
  };

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/** What is asserted of the rules that the files of an area make: a change of what they make while they are loaded concerns no other. */
function ofArea(area: string, bundle: string, assertions: readonly Assertion[]): readonly Assertion[] {
  if (area === 'shared') return assertions;
  const modules = bundle.split(/^(?=\/\/ \S+\.ts$)/m).filter((text) => text.startsWith(`// guardrails/rules/${area}/`));
  const made = modules.flatMap((text) => [...text.matchAll(/\bid: "([a-z0-9-]+\/[a-z0-9-]+)"/g)].map(([, id]) => id));
  return assertions.filter(({ rule }) => made.includes(rule));
}
