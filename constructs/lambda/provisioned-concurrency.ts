import { LambdaProvisionedConcurrencyConfig } from '@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkWholeNumber } from '../prop-check';
import type { FunctionAlias } from './function-alias';

/** What {@link ProvisionedConcurrency} takes. */
export interface ProvisionedConcurrencyProps {
  /** The alias that is called. Calls of the function without the alias would not use the capacity. */
  readonly alias: FunctionAlias;

  /** How many environments stand ready, 1 or more; billed from the moment they are allocated, called or not. */
  readonly executions: number;
}

/**
 * Initialised environments that wait for calls of an alias.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
export class ProvisionedConcurrency extends NamedConstruct {
  constructor(scope: Construct, id: string, { alias, executions }: ProvisionedConcurrencyProps) {
    super(scope, id);
    checkWholeNumber(this, {
      prop: 'executions',
      value: executions,
      least: 1,
      most: 10_000,
      unit: 'environments',
      fix: 'Leave provisioned concurrency out where none is wanted.',
    });
    alias.warmBy(this);

    new LambdaProvisionedConcurrencyConfig(this, 'Default', {
      functionName: alias.functionName,
      qualifier: alias.aliasName,
      provisionedConcurrentExecutions: executions,
    });
  }
}
