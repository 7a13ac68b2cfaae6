import {
  allRules,
  githubReport,
  jsonReport,
  judgeConfiguration,
  sarifReport,
  textReport,
  type Verdict,
} from '../../guardrails';
import { type ConfigurationFiles, configurationsAt } from '../../terraform/documents/configurations';
import { readConfiguration } from '../../terraform/documents/read-configuration';
import { Unreadable } from '../../terraform/documents/unreadable';
import { setsAccountRoleElsewhere } from '../shared/guard/neighbours';
import { stops } from '../shared/guard/stops';
import { waiversBeside, waiversInComments, waiversInJson } from '../shared/guard/waivers';
import { type Arguments, readArguments } from './arguments';
import { placesIn } from './places';

/** Judges every PATH, prints the report, and answers the exit code: 0 sound, 1 findings, 2 unreadable input. */
export async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') {
    process.stderr.write(`guard: ${read}\n`);
    return 2;
  }
  // A reader such as head may stop listening before the report is done.
  process.stdout.on('error', () => undefined);
  const verdicts: Verdict[] = [];
  let unread = 0;
  for (const path of read.paths) unread += await judgePath(path, read, verdicts);
  process.stdout.write(report(read, verdicts, unread));
  return unread > 0 ? 2 : fails(read, verdicts) ? 1 : 0;
}

/** Judges what is at a path, and answers how much of it could not be read. */
async function judgePath(path: string, read: Arguments, verdicts: Verdict[]): Promise<number> {
  let unread = 0;
  const configurations = readably(() => configurationsAt(path));
  for (const configuration of configurations ?? [undefined]) {
    const verdict = configuration && (await verdictOf(configuration, configurations ?? [], read).catch(reportProblem));
    if (verdict === undefined) unread += 1;
    else verdicts.push(verdict);
  }
  return unread;
}

function readably<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (problem) {
    return reportProblem(problem);
  }
}

/** Names an unreadable input on standard error; a mistake of our own is told in one line, too. */
function reportProblem(problem: unknown): undefined {
  const message = problem instanceof Error ? problem.message : String(problem);
  process.stderr.write(
    `guard: ${problem instanceof Unreadable ? message : `an input could not be judged: ${message}`}\n`,
  );
  return undefined;
}

async function verdictOf(
  files: ConfigurationFiles,
  together: readonly ConfigurationFiles[],
  { accountRoleMissing }: Arguments,
): Promise<Verdict> {
  const { source, files: read } = await readConfiguration(files);
  const waivers = [...waiversInComments(read), ...waiversInJson(read), ...waiversBeside(files.folder)];
  const accountRoleElsewhere = await setsAccountRoleElsewhere(files, together);
  const { findings, waived } = judgeConfiguration(source, { waivers, accountRoleElsewhere, accountRoleMissing });
  return { path: files.path, configuration: files.configuration, findings, waived, placeOf: placesIn(read) };
}

function report({ format }: Arguments, verdicts: readonly Verdict[], unread: number): string {
  if (format === 'json') return jsonReport(verdicts);
  if (format === 'sarif') return sarifReport(verdicts, allRules);
  if (format === 'github') return githubReport(verdicts);
  return textReport(verdicts, process.stdout.isTTY === true && process.env.NO_COLOR === undefined, unread);
}

const fails = ({ strict }: Arguments, verdicts: readonly Verdict[]): boolean =>
  verdicts.some(({ findings }) => findings.some((finding) => strict || stops(finding)));
