/** What AWS answered at apply to a configuration that `terraform plan` had accepted. */
export interface Refusal {
  /** Rule that must refuse it. */
  readonly rule: string;
  /** Thread in which AWS's answer stands, or the page that states the demand. */
  readonly source: string;
  /** The smallest configuration, in HCL. `‹refused|sound›` marks what differs between the refused and the sound one. */
  readonly hcl: string;
}

/** One refusal in one line of a table. */
export const refusal = (rule: string, source: string, hcl: string): Refusal => ({ rule, source, hcl });

/** The configuration that AWS refuses. */
export const refused = ({ hcl }: Refusal): string => hcl.replace(/‹([^|›]*)\|([^›]*)›/g, '$1');

/** The configuration that AWS takes: the refused one with the remedy applied. */
export const mended = ({ hcl }: Refusal): string => hcl.replace(/‹([^|›]*)\|([^›]*)›/g, '$2');

/** A public thread on GitHub. */
export const thread = (path: string): string => `https://github.com/${path}`;

/** A thread of the provider's repository. */
export const provider = (number: number): string =>
  `https://github.com/hashicorp/terraform-provider-aws/issues/${number}`;
