import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppConfig, Manifest, TerraformStack } from 'cdktf';
import { BaseStack } from './base-stack';
import { domainsUsedTwice } from './unique-domains';
import { writeWhole } from './whole-output';

/**
 * The app that judges every stack before it writes any, and writes all or none: neither a finding in the last stack nor a full disk may
 * leave some stacks new and some old.
 */
export class GatehouseApp extends App {
  constructor(options: Pick<AppConfig, 'outdir'> = {}) {
    super(options);
  }

  /** Writes the JSON of all stacks, or throws one error that lists what is wrong with any of them. */
  override synth(): void {
    const constructs = this.node.findAll();
    const stacks = constructs.filter((construct) => construct instanceof BaseStack);
    const findings = [
      ...constructs.filter(TerraformStack.isStack).flatMap(findingsOf),
      ...domainsUsedTwice(stacks).map((finding) => `  ${finding}`),
    ];
    if (findings.length > 0) throw new SynthRefused(findings);
    writeWhole(this.outdir, (folder) => this.writeTo(folder));
    for (const stack of stacks) this.tellWaivers(stack);
  }

  /** What cdktf itself does, into another folder, without the validations: they have passed, and each takes the whole JSON. */
  private writeTo(folder: string): void {
    const manifest = new Manifest(this.manifest.version, folder, this.manifest.hclOutput);
    const stacks = this.node.findAll().filter(TerraformStack.isStack);
    for (const stack of stacks) stack.prepareStack();
    for (const stack of stacks) stack.synthesizer.synthesize({ outdir: folder, manifest, skipValidation: true });
    manifest.writeToFile();
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

function findingsOf(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap((construct) => construct.node.validate())
    .map((finding) => `  [${stack.node.id}] ${finding}`);
}
