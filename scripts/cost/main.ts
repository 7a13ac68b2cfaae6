import {
  BadTraffic,
  type Estimate,
  estimate,
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
import { type Arguments, type Format, readArguments } from './arguments';
import { stacksMeant } from './stacks';

/** Prints what stacks cost a month, and answers the exit code: 0 all are computed, 1 one line says why not. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') return refusal(read);
  try {
    process.stdout.write(reports[read.format](await estimateOf(read, root)));
    return 0;
  } catch (problem) {
    if (problem instanceof Unreadable || problem instanceof BadTraffic || problem instanceof NoPrices)
      return refusal(problem.message);
    throw problem;
  }
}

const reports: Readonly<Record<Format, (estimate: Estimate) => string>> = {
  text: textReport,
  json: jsonReport,
  markdown: markdownReport,
  html: htmlReport,
};

async function estimateOf(
  { places, traffic, region, freeTier, environment }: Arguments,
  root: string,
): Promise<Estimate> {
  const stacks = await stacksMeant(root, environment, places);
  const options = { freeTier, ...(region === undefined ? {} : { region }) };
  return estimate(stacks, traffic === undefined ? { stacks: {} } : trafficIn(traffic), options);
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

function refusal(message: string): number {
  process.stderr.write(`cost: ${message}\n`);
  return 1;
}
