import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  CloudBackend,
  DataResource,
  LocalBackend,
  NamedCloudWorkspace,
  TaggedCloudWorkspaces,
  TerraformElement,
  TerraformOutput,
  TerraformStack,
} from 'cdktf';
import type { Construct, IConstruct, Node } from 'constructs';
import type { Environment } from '../config/environment';
import { project } from '../config/project';
import { type Waiver, waivers } from '../config/waivers';
import { addressOf } from '../constructs/named-construct';
import { runRules, sentence } from '../guardrails';
import { checkEnvironment, checkSettings } from './config-check';
import { isLaterRegion } from './region-names';
import { routesThatMissEachOther } from './served-routes';
import { checkTags } from './tags';
import { addressesOf, addressesUsedTwice } from './unique-addresses';

/**
 * A stack of one API in one environment: one state, one plan. It owns what all stacks share: provider, backend, tags, Terraform
 * addresses without hashes, and the refusals that need the whole stack.
 */
export abstract class BaseStack extends TerraformStack {
  /** The environment the stack is deployed to. */
  readonly environment: Environment;

  /** How names in AWS begin: the stack's own name, `<environment>-<api>`, behind the project's where the environment says so. */
  readonly prefix: string;

  /** How names begin that need to be unique in their region alone, and must be short. */
  protected readonly regionalPrefix: string;

  /** `settings` is what `config/<api>.ts` says of the environment; a stack that needs none gives none. */
  constructor(scope: Construct, environment: Environment, api: string, ...settings: [settings?: unknown]) {
    const later = isLaterRegion(scope, environment) ? [environment.region] : [];
    super(scope, [environment.name, ...later, api].join('-'));
    const begin = environment.projectInNames ? `${project}-` : '';
    this.regionalPrefix = `${begin}${environment.name}-${api}`;
    checkEnvironment(this, environment);
    if (settings.length > 0) checkSettings(this, api, environment, settings[0]);
    this.environment = environment;
    this.prefix = `${begin}${this.node.id}`;

    this.keepState();
    this.pinProvider();
    this.configureProvider(api);
  }

  /** Addresses are the ids of the tree, as people wrote them: no hash, no path, no domain. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const below = node.scopes.slice(node.scopes.indexOf(this) + 1);
    return addressOf(below.map((scope) => scope.node.id));
  }

  /** A name of `config/` as this stack has it: below its region where that is a later one of the environment. */
  nameInRegion(domainName: string): string {
    return this.prefix === this.regionalPrefix ? domainName : `${this.environment.region}.${domainName}`;
  }

  /** Outputs a value that is known only after an apply, for people and programs. */
  protected output(name: string, value: string, description: string): void {
    new TerraformOutput(this, `output.${name}`, { value, description });
  }

  /** The waivers of config/ that accept something of this stack. */
  usedWaivers(): Waiver[] {
    const addresses = addressesOf(this);
    // Most stacks have nothing that a waiver names, and need not be judged again.
    if (!waivers.some(({ address }) => addresses.has(address))) return [];
    const { waived } = judged(this.toTerraform());
    return waivers.filter((waiver) => waived.some((accepted) => accepted.waiver === waiver));
  }

  /** What is wrong with the stack as a whole, whose JSON is `document`. */
  findingsIn(document: unknown): string[] {
    return [...addressesUsedTwice(this), ...this.guardrailFindings(document)];
  }

  protected guardrailFindings(document: unknown): string[] {
    return [...judged(document).findings.map(sentence), ...routesThatMissEachOther(this, document)];
  }

  /** For an app of cdktf itself: {@link GatehouseApp} judges the JSON it has written, and lists the findings of all stacks. */
  override runAllValidations(): void {
    const findings = [...problemsIn(this), ...this.findingsIn(this.toTerraform())];
    if (findings.length > 0) throw new Error(findings.map((finding) => `[${this.node.id}] ${finding}`).join('\n'));
  }

  private keepState(): void {
    const { backend } = this.environment;
    if (backend.kind === 'local') {
      // Seen from cdktf.out/stacks/<stack>. Outside of it, because that folder is written anew by every synth.
      new LocalBackend(this, { path: `../../../terraform-state/${this.node.id}.tfstate` });
      return;
    }
    const { organization, hostname, project: cloudProject, tags } = backend;
    const workspaces = tags
      ? new TaggedCloudWorkspaces([...tags, this.node.id], cloudProject)
      : new NamedCloudWorkspace(this.node.id, cloudProject);
    new CloudBackend(this, { organization: organization ?? '', hostname, workspaces });
    if (organization === undefined) this.addOverride('terraform.cloud.organization', undefined);
  }

  /** Both majors take what we emit: the compiler checks the newer schema, `terraform validate` the older. */
  private pinProvider(): void {
    this.addOverride('terraform.required_version', '>= 1.5.0');
    this.addOverride('terraform.required_providers.aws', { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' });
  }

  private configureProvider(api: string): void {
    const { name, tags: own } = this.environment;
    const tags = { project, environment: name, api, 'managed-by': 'terraform', ...own };
    checkTags(this, tags);
    new AwsProvider(this, 'aws', { region: this.environment.region, defaultTags: [{ tags }] });
  }
}

/** What the constructs of a stack find wrong with themselves. */
export const problemsIn = (stack: TerraformStack): string[] =>
  stack.node
    .findAll()
    .filter((construct) => !asksTerraform(construct))
    .flatMap((construct) => construct.node.validate());

/** All that cdktf checks of these is the version of the Terraform on this machine. Synth needs none, and `required_version` tells it to the one that plans. */
const asksTerraform = (construct: IConstruct): boolean =>
  construct instanceof CloudBackend || construct instanceof DataResource;

/** Who sets the account's logging role, one document cannot tell; a stage with logs cannot be made without stating it. */
function judged(document: unknown) {
  return runRules(document, { waivers, accountRoleElsewhere: true });
}
