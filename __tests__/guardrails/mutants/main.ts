import { changed, type Point, pointsIn, shownAs } from './points';
import { type Assertion, bundled, load, ofCases, ofRefusals } from './trial';

/** Changes the rules of every area, or of those named, one place at a time, and lists the changes that no case notices. */
export async function main(named: readonly string[]): Promise<number> {
  const bundle = bundled();
  const points = pointsIn(bundle).filter(({ file }) => file.startsWith('guardrails/rules/'));
  const areas = [...new Set(points.map(areaOf))].sort();
  const meant = named.length > 0 ? areas.filter((area) => named.includes(area)) : areas;
  let [all, alive] = [0, 0];
  for (const area of meant) {
    const own = points.filter((point) => areaOf(point) === area);
    const survivors = await survivorsOf(area, own, bundle);
    all += own.length;
    alive += survivors.length;
    process.stdout.write(
      `${area}: ${own.length - survivors.length} of ${own.length} die, ${rate(own.length, survivors.length)} %\n`,
    );
    for (const point of survivors) process.stdout.write(`  ${shownAs(bundle, point)}\n`);
  }
  process.stdout.write(`${all - alive} of ${all} die, ${rate(all, alive)} %\n`);
  return rate(all, alive) >= 85 ? 0 : 1;
}

/** The folder of a rule, or `shared` for what several areas use. */
const areaOf = ({ file }: Point): string => /^guardrails\/rules\/([^/]+)\//.exec(file)?.[1] ?? 'shared';

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
