/** What a process took. */
export interface ProcessFigures {
  /** Processor time, in milliseconds. */
  readonly cpuMs: number;

  /** The most memory it had, in megabytes. */
  readonly peakMb: number;
}

/** What this process took until now. */
export function processFigures(): ProcessFigures {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 };
}
