import { importsOf, type Source } from './sources';

/**
 * The circles in which files import one another, each a list of paths in alphabetical order. Imports of types count: who reads one file
 * of a circle has to read them all, whatever is left of it after compilation.
 *
 * A circle is a strongly connected component with more than one file, found as Tarjan does.
 */
export function importCircles(all: readonly Source[]): string[][] {
  const imports = new Map(all.map((source) => [source.path, importsOf(source)]));
  const found = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  /** Returns the earliest file that can be reached from this one and is still open. */
  const visit = (path: string): number => {
    const place = found.size;
    found.set(path, place);
    open.push(path);
    let earliest = place;
    for (const target of imports.get(path) ?? []) {
      if (!imports.has(target)) continue;
      const reached = found.get(target);
      if (reached === undefined) earliest = Math.min(earliest, visit(target));
      else if (open.includes(target)) earliest = Math.min(earliest, reached);
    }
    if (earliest === place) {
      const component = open.splice(open.indexOf(path));
      if (component.length > 1) circles.push(component.sort());
    }
    return earliest;
  };
  for (const { path } of all) if (!found.has(path)) visit(path);
  return circles;
}
