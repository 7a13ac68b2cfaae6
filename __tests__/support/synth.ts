import { Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { BaseStack } from '../../stacks/base-stack';
import { environment } from './environments';

/** What a resource, data source or output says: its arguments as they stand in the JSON. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, asserted on argument by argument
export type Arguments = Record<string, any>;

/** The Terraform JSON of one stack, read by address. */
export class TerraformDocument {
  constructor(readonly json: Arguments) {}

  /** Arguments at an address such as `aws_lambda_alias.live` or `data.aws_route53_zone.main`; fails naming what there is. */
  at(address: string): Arguments {
    const found = address.startsWith('data.')
      ? this.find(this.json.data, address.slice(5))
      : this.find(this.json.resource, address);
    if (!found) throw new Error(`no ${address} among\n${this.addresses().join('\n')}`);
    return found;
  }

  /** Every resource and data source, sorted. */
  addresses(): string[] {
    return [
      ...addressesIn(this.json.resource),
      ...addressesIn(this.json.data).map((address) => `data.${address}`),
    ].sort();
  }

  /** Addresses of one type. */
  ofType(type: string): string[] {
    return this.addresses().filter((address) => address.startsWith(`${type}.`));
  }

  private find(types: Arguments | undefined, address: string): Arguments | undefined {
    const [type = '', name = ''] = address.split('.');
    return types?.[type]?.[name];
  }
}

function addressesIn(types: Arguments = {}): string[] {
  return Object.entries(types).flatMap(([type, resources]) => Object.keys(resources).map((name) => `${type}.${name}`));
}

/** The JSON of a stack, after every refusal a real synth makes. */
export function documentOf(stack: BaseStack): TerraformDocument {
  stack.runAllValidations();
  return new TerraformDocument(JSON.parse(JSON.stringify(stack.toTerraform())));
}

/** A stack called `dev-scratch` without anything in it but what every stack has, for the test of one construct. */
export class ScratchStack extends BaseStack {
  constructor() {
    super(Testing.app(), environment('dev'), 'scratch');
  }

  /** A part of an API is not yet a sound API: guardrails judge whole stacks. */
  protected override guardrailFindings(): string[] {
    return [];
  }
}

/** Synthesizes what `build` puts into an empty stack called `dev-scratch`. */
export function synth(build: (scope: Construct) => void): TerraformDocument {
  const stack = new ScratchStack();
  build(stack);
  return documentOf(stack);
}
