import { textOf } from '../../terraform/language/value';
import type { Deployed } from '../deployed/deployed';
import { type Call, type Input, type Need, type Service, ServiceFault, unknownOperation } from './service';

interface Parameter {
  readonly Name: string;
  readonly Type: string;
  readonly Value: string;
  readonly Version: number;
  readonly ARN: string;
  readonly LastModifiedDate: number;
  readonly DataType: 'text';
}

const mostParameters = 10_000;

/** Systems Manager's parameters of the document, in memory. */
export class Parameters implements Service {
  private readonly parameters = new Map<string, Parameter>();

  constructor(
    private readonly deployed: Deployed,
    private readonly now: () => number,
  ) {
    for (const one of deployed.model.ofType('aws_ssm_parameter')) {
      const value = textOf(one.get('value')) ?? textOf(one.get('insecure_value')) ?? textOf(one.get('value_wo')) ?? '';
      this.put(textOf(one.get('name')) ?? '', value, textOf(one.get('type')) ?? 'String');
    }
  }

  needs({ operation, input }: Call): readonly Need[] {
    const names = [input.Names ?? input.Name ?? input.Path ?? []].flat() as string[];
    return names.map((name) => ({ action: `ssm:${operation}`, resource: this.arnOf(nameIn(name)) }));
  }

  async answer({ operation, input }: Call): Promise<Input> {
    switch (operation) {
      case 'GetParameter':
        return { Parameter: this.get(String(input.Name)) };
      case 'GetParameters':
        return this.several((input.Names ?? []) as string[]);
      case 'GetParametersByPath':
        return { Parameters: this.below(String(input.Path), input.Recursive === true) };
      case 'PutParameter':
        return {
          Version: this.put(String(input.Name), String(input.Value), String(input.Type ?? 'String')),
          Tier: 'Standard',
        };
      default:
        throw unknownOperation(`ssm:${operation}`);
    }
  }

  private get(name: string): Parameter {
    const found = this.parameters.get(nameIn(name));
    if (found === undefined) throw new ServiceFault('ParameterNotFound', '');
    return found;
  }

  private several(names: readonly string[]): Input {
    const known = names.filter((name) => this.parameters.has(nameIn(name)));
    return {
      Parameters: known.map((name) => this.get(name)),
      InvalidParameters: names.filter((name) => !known.includes(name)),
    };
  }

  private below(path: string, recursive: boolean): Parameter[] {
    const prefix = path.endsWith('/') ? path : `${path}/`;
    return [...this.parameters.values()].filter(
      ({ Name }) => Name.startsWith(prefix) && (recursive || !Name.slice(prefix.length).includes('/')),
    );
  }

  private put(Name: string, Value: string, Type: string): number {
    if (this.parameters.size >= mostParameters) throw new ServiceFault('ParameterLimitExceeded', 'Too many parameters');
    const Version = (this.parameters.get(Name)?.Version ?? 0) + 1;
    const LastModifiedDate = Math.floor(this.now() / 1000);
    this.parameters.set(Name, {
      Name,
      Type,
      Value,
      Version,
      ARN: this.arnOf(Name),
      LastModifiedDate,
      DataType: 'text',
    });
    return Version;
  }

  private arnOf(name: string): string {
    const { partition, region, accountId } = this.deployed;
    return `arn:${partition}:ssm:${region}:${accountId}:parameter${name.startsWith('/') ? name : `/${name}`}`;
  }
}

/** A parameter is named by its name or its ARN, with or without a version. */
const nameIn = (name: string): string =>
  name
    .replace(/^arn:.*:parameter\/(?=.*\/)/, '/')
    .replace(/^arn:.*:parameter\//, '')
    .replace(/:\d+$/, '');
