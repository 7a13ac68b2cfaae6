import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { waivers } from '../../../config/waivers';
import { compare, dollars, type GrowthOfStacks, growthPlot, NoPrices, signed } from '../../../cost';
import { runRules } from '../../../guardrails';
import { mapsOf, svgOf } from '../../../map';
import { modelOf } from '../../../terraform/model/model';
import { costOf } from '../cost-changes';
import type { StackReview } from '../review';
import { type JsonObject, resourcesOf } from '../terraform-json';
import { headingOf } from '../text-report';
import { changeList } from './change-list';
import type { Documents } from './highlights';
import { jsonListing, linkToLine } from './json-listing';
import { escaped } from './markup';

/** What the page says of one stack: its map, what changes, what it costs, what the guard finds, and its JSON. */
export function stackSection(one: StackReview, documents: Documents, growth: GrowthOfStacks, root: string): string {
  const { stack, changes } = one;
  const document = documents.synthesized.get(stack) ?? documents.reviewed.get(stack) ?? {};
  const heading = changes.length === 0 && one.whole === undefined ? stack : headingOf(one);
  return `<section id="${escaped(stack)}" data-stack="${escaped(stack)}">
<h2>${escaped(heading)}</h2>
${maps(document, one)}
${changeList(stack, changes, document)}
${code(one, document, root)}
${cost(stack, document, documents, growth)}
${findings(stack, document)}
${jsonListing(stack, document)}
</section>`;
}

function maps(document: JsonObject, { changes }: StackReview): string {
  const marks = new Map(changes.map(({ address, kind }) => [address, kind]));
  const model = modelOf({ files: [{ name: 'cdk.tf.json', document }] });
  return mapsOf(model)
    .map((map) => `<div class="drawing" tabindex="0">${svgOf(map, marks)}</div>`)
    .join('\n');
}

/** Functions whose code differs, with the size of the bundle where it has been made. */
function code({ stack, changes }: StackReview, document: JsonObject, root: string): string {
  const bodies = resourcesOf(document);
  const differing = changes.filter(({ arguments: all }) => all.some(({ path }) => path === 'source_code_hash'));
  if (differing.length === 0) return '';
  const items = differing.map(({ address }) => {
    const bundle = basename(String(bodies.get(address)?.filename ?? ''));
    return `<li>${linkToLine(stack, address, document)}: code of ${escaped(bundle)}${sizeOf(join(root, 'dist/functions', bundle))}</li>`;
  });
  return `<h3>Code</h3><ul>${items.join('')}</ul>`;
}

const sizeOf = (file: string): string =>
  existsSync(file) && statSync(file).isFile() ? `, ${Math.ceil(statSync(file).size / 1024)} KB zipped` : '';

function cost(stack: string, document: JsonObject, documents: Documents, growth: GrowthOfStacks): string {
  try {
    const [before, after] = [costOf(stack, documents.reviewed), costOf(stack, documents.synthesized)];
    const causes = (compare(before, after)?.causes ?? []).map(
      ({ dimension, addresses, by }) =>
        `<li>${signed(by)} ${escaped(dimension)}: ${addresses.map((address) => linkToLine(stack, address, document)).join(', ')}</li>`,
    );
    const [was, is] = [before, after].map((one) => (one === undefined ? 'nothing' : dollars(one.total)));
    const sum = was === is ? `${is} a month` : `${is} a month, was ${was}`;
    return `<h3>Cost</h3><p>${sum}</p>${list(causes)}${growthPlot(growth.get(stack) ?? [])}`;
  } catch (problem) {
    if (problem instanceof NoPrices) return `<h3>Cost</h3><p>${escaped(problem.message)}</p>`;
    throw problem;
  }
}

const list = (items: readonly string[]): string => (items.length === 0 ? '' : `<ul>${items.join('')}</ul>`);

function findings(stack: string, document: JsonObject): string {
  const judged = runRules(document, { waivers, accountRoleElsewhere: true });
  const found = judged.findings.map(
    ({ severity, address, problem, rule }) =>
      `<li><b>${severity}</b> ${linkToLine(stack, address, document)}: ${escaped(problem)} [${escaped(rule)}]</li>`,
  );
  const waived = judged.waived.map(
    ({ finding, waiver }) =>
      `<li>${linkToLine(stack, finding.address, document)} [${escaped(finding.rule)}] waived until ${escaped(waiver.until)}: ${escaped(waiver.because)}</li>`,
  );
  if (found.length + waived.length === 0) return '<h3>Guard</h3><p>Nothing is found.</p>';
  return `<h3>Guard</h3><ul>${[...found, ...waived].join('')}</ul>`;
}
