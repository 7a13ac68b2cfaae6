import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppConfig, Manifest, TerraformStack } from 'cdktf';
import { BaseStack, problemsIn } from './base-stack';
import { mappingsThatClash } from './domain/mappings-that-clash';
import { domainsUsedTwice } from './unique-domains';
import { writeWhole } from './whole-output';

/**
 * The app that writes all stacks or none: neither a finding in the last stack nor a full disk may leave some stacks new and some old. What
 * the guardrails judge is what was written, with all that aspects changed.
 */
export class GatehouseApp extends App {
  constructor(options: Pick<AppConfig, 'outdir'> = {}) {
    super(options);
  }

  /** Writes the JSON of all stacks, or throws one error that lists what is wrong with any of them. */
  override synth(): void {
    const stacks = this.node.findAll().filter(TerraformStack.isStack);
    const ours = stacks.filter((stack) => stack instanceof BaseStack);
    const findings = new Map(stacks.map((stack) => [stack, problemsIn(stack)]));
    writeWhole(this.outdir, (folder) => {
      this.writeTo(folder, stacks);
      for (const stack of ours) findings.get(stack)?.push(...stack.findingsIn(this.documentIn(folder, stack)));
      refuseFindings(findings, [...domainsUsedTwice(ours), ...mappingsThatClash(ours)]);
    });
    for (const stack of ours) this.tellWaivers(stack);
  }

  /** What cdktf itself does, into another folder, without the validations: those of constructs have been made. */
  private writeTo(folder: string, stacks: readonly TerraformStack[]): void {
    const manifest = new Manifest(this.manifest.version, folder, this.manifest.hclOutput);
    for (const stack of stacks) stack.prepareStack();
    for (const stack of stacks) stack.synthesizer.synthesize({ outdir: folder, manifest, skipValidation: true });
    manifest.writeToFile();
  }

  /** The JSON that was written, which is quicker to read than to make again. */
  private documentIn(folder: string, stack: TerraformStack): unknown {
    if (this.hclOutput) return stack.toTerraform();
    return JSON.parse(readFileSync(join(folder, 'stacks', stack.node.id, 'cdk.tf.json'), 'utf8'));
  }

  /** Writes a stack's waivers beside its JSON, so that whoever judges the JSON alone accepts the same. */
  private tellWaivers(stack: BaseStack): void {
    const file = join(this.outdir, 'stacks', stack.node.id, 'gatehouse-waivers.json');
    const waivers = stack.usedWaivers();
    if (waivers.length > 0) writeFileSync(file, `${JSON.stringify({ waivers }, null, 2)}\n`);
    else rmSync(file, { force: true });
  }
}

/** What AWS would refuse, found before anything was written. */
export class SynthRefused extends Error {
  constructor(findings: readonly string[]) {
    super(
      `Nothing was written. ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}:\n${findings.join('\n')}`,
    );
    this.name = 'SynthRefused';
  }
}

function refuseFindings(found: ReadonlyMap<TerraformStack, readonly string[]>, ofTheApp: readonly string[]): void {
  const findings = [
    ...[...found].flatMap(([stack, own]) => own.map((finding) => `  [${stack.node.id}] ${finding}`)),
    ...ofTheApp.map((finding) => `  ${finding}`),
  ];
  if (findings.length > 0) throw new SynthRefused(findings);
}
