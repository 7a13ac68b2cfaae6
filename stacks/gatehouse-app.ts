import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppConfig, TerraformStack } from 'cdktf';
import { BaseStack } from './base-stack';
import { domainsUsedTwice } from './unique-domains';

/**
 * The app that judges every stack before it writes any: a finding in the last stack must not leave the first ones half new,
 * half old on disk.
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
    super.synth();
    for (const stack of stacks) this.tellWaivers(stack);
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
