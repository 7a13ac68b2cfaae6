import {
  BadTraffic,
  type Estimate,
  estimate,
  type GrowthOfStacks,
  growthOf,
  htmlReport,
  jsonReport,
  markdownReport,
  NoPrices,
  readTraffic,
  type TrafficFile,
  textReport,
} from '../../cost';
import { readJson } from '../../terraform/documents/parse-file';
import { Unreadable } from '../../terraform/documents/unreadable';
import { ourTraffic } from '../shared/cost/our-traffic';
import { everyEnvironment, type Meant, stacksMeant } from '../shared/cost/stacks';
import { environmentNames } from '../shared/environment-names';
import { Refused } from '../shared/refused';
import { type Arguments, type Format, readArguments } from './arguments';
import { checkBudgets } from './check';

/** Prints what stacks cost a month, and answers the exit code: 0 all are computed, 1 a budget does not hold, 2 one line says what is wrong. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') return refusal(read);
  try {
    return await answer(read, root);
  } catch (problem) {
    if ([Unreadable, BadTraffic, NoPrices, Refused].some((kind) => problem instanceof kind))
      return refusal(problem instanceof Error ? problem.message : String(problem));
    throw problem;
  }
}

/** What customers use. */
const last = environmentNames.at(-1) ?? everyEnvironment;

async function answer(read: Arguments, root: string): Promise<number> {
  const { places, region, freeTier, environment = read.check ? everyEnvironment : last } = read;
  const meant = await stacksMeant(root, environment, places);
  const traffic = read.traffic === undefined ? expected(meant) : trafficIn(read.traffic);
  const options = { freeTier, ...(region === undefined ? {} : { region }) };
  const found = estimate(meant.stacks, traffic, options);
  if (read.check) return check(found);
  const growth = () => new Map(meant.stacks.map((one) => [one.name, growthOf(one, traffic, options)]));
  process.stdout.write(reports[read.format](found, growth));
  return 0;
}

const reports: Readonly<Record<Format, (found: Estimate, growth: () => GrowthOfStacks) => string>> = {
  text: (found, growth) => textReport(found, growth()),
  json: jsonReport,
  markdown: (found, growth) => markdownReport(found, growth()),
  html: (found, growth) => htmlReport(found, growth()),
};

/** What config/ expects of our stacks; those of others have the defaults. */
function expected({ ours }: Meant): TrafficFile {
  const names = new Set([...ours].map(({ name }) => name));
  return { stacks: Object.fromEntries(Object.entries(ourTraffic().stacks).filter(([name]) => names.has(name))) };
}

function trafficIn(file: string): TrafficFile {
  const document = readJson(file);
  try {
    return readTraffic(document);
  } catch (problem) {
    if (problem instanceof BadTraffic) throw new BadTraffic(`${file}: ${problem.message}`);
    throw problem;
  }
}

function check(found: Estimate): number {
  const verdicts = checkBudgets(found);
  for (const { text, keeps } of verdicts) (keeps ? process.stdout : process.stderr).write(`${text}\n`);
  return verdicts.every(({ keeps }) => keeps) ? 0 : 1;
}

function refusal(message: string): number {
  process.stderr.write(`cost: ${message}\n`);
  return 2;
}
