/** A finding of the guardrails that is accepted, for a reason and for a time. */
export interface Waiver {
  /** Id of the rule, as the finding prints it. */
  readonly rule: string;

  /** Terraform address the finding is at. */
  readonly address: string;

  /** Why the finding is accepted. Without a reason the waiver is refused. */
  readonly because: string;

  /** Last day of the waiver, `YYYY-MM-DD`. After it the finding is back, and the waiver is one too. */
  readonly until: string;
}

/** What is accepted, in all stacks. */
export const waivers: readonly Waiver[] = [
  {
    rule: 'rest-api/cache-key-caller',
    address: 'aws_api_gateway_method_settings.get_items',
    because: 'items belong to nobody: whoever is let in sees the same list, so the caller is not in the key',
    until: '2028-12-31',
  },
];
