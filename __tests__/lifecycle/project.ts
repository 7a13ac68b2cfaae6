import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type OpenProvider, openProvider } from '../with-terraform/open-provider';
import { providerPin } from '../with-terraform/provider-mirror';
import { attempt, type Ended, ended, type Place, run, start } from '../with-terraform/run';
import { cdktf, type Json, output, projectFolder, readJson } from '../with-terraform/synthesized';
import { plannedIn } from './apply-output';
import { awsEnvironment } from './aws';
import { resourcesIn, type StateResource } from './state';
import { type Variables, variablesOf } from './surroundings';
import { changed, type Update } from './update';

/** A copy of what synth wrote for some stacks, with a state of its own; the real `cdktf` deploys it to a local endpoint. */
export class Project {
  readonly folder = mkdtempSync(join(inject('folder'), 'project-'));
  private readonly place: Place;

  /** The providers that stay open, by the folder of the stack that they serve. */
  private readonly providers = new Map<string, Promise<OpenProvider>>();

  constructor(
    readonly url: string,
    private readonly stacks: readonly string[],
    variables: Variables,
    synthesized = inject('folder'),
  ) {
    cpSync(join(projectFolder, 'cdktf.json'), join(this.folder, 'cdktf.json'));
    cpSync(output(synthesized), join(this.folder, 'cdktf.out'), { recursive: true });
    for (const stack of stacks) writeFileSync(join(this.stackFolder(stack), providerPin.file), providerPin.content);
    const given = { ...variablesOf(stacks, variables, synthesized), TF_CLI_CONFIG_FILE: inject('configuration') };
    this.place = { cwd: this.folder, env: awsEnvironment(url, given) };
  }

  /** `cdktf deploy` of all stacks, at once. */
  deploy(): Promise<string> {
    return run(cdktf, this.args('deploy', this.stacks, '--auto-approve'), this.place);
  }

  /** `cdktf deploy`, one resource after the other, by a process that can be killed. */
  startSlowDeploy(): { pid: number | undefined; ended: Promise<Ended> } {
    const args = this.args('deploy', this.stacks, '--auto-approve', '--terraform-parallelism', '1');
    const child = start(cdktf, args, this.place);
    child.stdin?.end();
    return { pid: child.pid, ended: ended(child) };
  }

  /** What `cdktf diff` of a stack says would be done: one text a resource, as Terraform prints it. */
  async diff(stack: string): Promise<string[]> {
    return changesOf(await run(cdktf, this.args('diff', [stack]), this.place));
  }

  /** Prepares the folder of a stack for Terraform alone, as `cdktf deploy` does before it applies. */
  init(stack: string): Promise<string> {
    return run('terraform', ['init', '-input=false', '-no-color'], this.placeOf(stack));
  }

  /** What `terraform apply` does to a stack whose folder is prepared: what `cdktf deploy` runs, without the time that `cdktf` itself takes. */
  apply(stack: string, ...options: readonly string[]): Promise<string> {
    return this.terraform(stack, 'apply', '-input=false', '-auto-approve', '-no-color', ...options);
  }

  /** What `terraform plan` says would be done to a stack that was deployed, as `diff` tells it. The plan is kept. */
  async plan(stack: string): Promise<string[]> {
    return changesOf(await this.terraform(stack, 'plan', '-input=false', '-no-color', '-out=plan'));
  }

  /** What `terraform show -json` tells of the plan of a stack that was made last. */
  async lastPlan(stack: string): Promise<Json> {
    return JSON.parse(await this.terraform(stack, 'show', '-json', 'plan'));
  }

  /** What the guard says of the plan of a stack that was made last. */
  async guard(stack: string): Promise<string> {
    const place = this.placeOf(stack);
    writeFileSync(join(place.cwd, 'plan.json'), JSON.stringify(await this.lastPlan(stack)));
    const guard = join(projectFolder, 'scripts', 'run.mjs');
    return (await attempt(process.execPath, [guard, 'guard', '--strict', 'plan.json'], place)).output;
  }

  /** What `terraform destroy` does to a stack that was deployed, which AWS may refuse: what `cdktf destroy` runs, as `apply` is what it deploys by. */
  async destroy(stack: string, ...options: readonly string[]): Promise<Ended> {
    const args = ['destroy', '-input=false', '-auto-approve', '-no-color', ...options];
    return attempt('terraform', args, await this.provided(this.placeOf(stack)));
  }

  /** `cdktf destroy` of a stack. */
  destroyByCdktf(stack: string): Promise<string> {
    return run(cdktf, this.args('destroy', [stack], '--auto-approve'), this.place);
  }

  /** Takes resources out of a stack's state; at AWS they stay. */
  async forget(stack: string, addresses: readonly string[]): Promise<void> {
    await this.terraform(stack, 'state', 'rm', ...addresses);
  }

  /** What Terraform's state of a stack has. */
  resources(stack: string): StateResource[] {
    return existsSync(this.stateFile(stack)) ? resourcesIn(readJson(this.stateFile(stack))) : [];
  }

  /** Writes the JSON of a stack, and returns what was there. */
  exchange(stack: string, document: Json): Json {
    const file = join(this.stackFolder(stack), 'cdk.tf.json');
    const was = readJson(file);
    writeFileSync(file, JSON.stringify(document));
    return was;
  }

  /** Changes one value in the JSON of a stack. */
  change(stack: string, update: Update): void {
    const file = join(this.stackFolder(stack), 'cdk.tf.json');
    writeFileSync(file, JSON.stringify(changed(readJson(file), update)));
  }

  /** The state of a stack as it is now, to be asked about later. */
  state(stack: string): string {
    return readFileSync(this.stateFile(stack), 'utf8');
  }

  /**
   * What still exists at AWS of an earlier state's resources: the provider reads each again, with a configuration that has none.
   * Of `terraform_data` nothing exists but in the state, where it is found each time.
   */
  async remainsOf(stack: string, earlier: string): Promise<StateResource[]> {
    const cwd = join(this.folder, 'remains', stack);
    const { provider } = readJson(join(this.stackFolder(stack), 'cdk.tf.json'));
    mkdirSync(cwd, { recursive: true });
    writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify({ provider }));
    writeFileSync(join(cwd, 'terraform.tfstate'), earlier);
    const { env } = await this.provided(this.placeOf(stack));
    await run('terraform', ['apply', '-refresh-only', '-auto-approve', '-input=false'], { cwd, env });
    return resourcesIn(readJson(join(cwd, 'terraform.tfstate'))).filter(({ type }) => type !== 'terraform_data');
  }

  /** Ends what was kept open for a stack. */
  async close(): Promise<void> {
    for (const provider of this.providers.values()) (await provider).close();
    this.providers.clear();
  }

  private async terraform(stack: string, ...args: readonly string[]): Promise<string> {
    return run('terraform', args, await this.provided(this.placeOf(stack)));
  }

  /** The place of a stack whose folder is prepared, with a provider that stays open. */
  private async provided(place: Place): Promise<Place> {
    const provider = this.providers.get(place.cwd) ?? openProvider(place);
    this.providers.set(place.cwd, provider);
    return { ...place, env: { ...place.env, ...(await provider).env } };
  }

  private args(verb: string, stacks: readonly string[], ...options: readonly string[]): string[] {
    return [verb, ...stacks, '--skip-synth', '--skip-provider-lock', '--no-color', ...options];
  }

  private placeOf(stack: string): Place {
    return { ...this.place, cwd: this.stackFolder(stack) };
  }

  private stackFolder(stack: string): string {
    return join(this.folder, 'cdktf.out', 'stacks', stack);
  }

  /** Where the backend in the synthesized JSON puts it, seen from the stack's folder. */
  private stateFile(stack: string): string {
    return join(this.folder, 'terraform-state', `${stack}.tfstate`);
  }
}

function changesOf(printed: string): string[] {
  const changes = plannedIn(printed);
  if (changes.length === 0 && !printed.includes('No changes.'))
    throw new Error(`the plan must say what changes:\n${printed}`);
  return changes;
}
