import type { CallSummary, ConsoleEvent, Overview, Problem, Sampling } from '../interface';

/** What the page knows of the run, without asking. */
export interface Live {
  readonly overview?: Overview | undefined;
  readonly connected: boolean;
  /** Newest first. */
  readonly calls: readonly CallSummary[];
  readonly problems: readonly Problem[];
  readonly sampling: Sampling;
  /** The last that the terminal said. */
  readonly note: string;
  /** How often each stack was read anew. */
  readonly versions: Readonly<Record<string, number>>;
}

/** Before anything is known. */
export const unknown: Live = {
  connected: false,
  calls: [],
  problems: [],
  sampling: { kept: 0, passed: 0, leftOut: 0 },
  note: '',
  versions: {},
};

/** Calls that the page keeps; older ones can be asked for. */
const longest = 500;

/** What is known once the run has told everything that it runs. */
export const withOverview = (live: Live, overview: Overview): Live => ({
  ...live,
  overview,
  connected: true,
  problems: overview.problems,
  sampling: overview.sampling,
});

/** What is known after something has happened. */
export function happened(live: Live, event: ConsoleEvent): Live {
  switch (event.event) {
    case 'calls':
      return {
        ...live,
        calls: [...event.calls].reverse().concat(live.calls).slice(0, longest),
        sampling: event.sampling,
      };
    case 'problem':
      return { ...live, problems: [...others(live, event.problem.id), event.problem] };
    case 'mended':
      return { ...live, problems: others(live, event.id) };
    case 'reloaded':
      return { ...live, versions: { ...live.versions, [event.stack]: (live.versions[event.stack] ?? 0) + 1 } };
    case 'note':
      return { ...live, note: event.message };
  }
}

const others = ({ problems }: Live, id: string): Problem[] => problems.filter((one) => one.id !== id);
