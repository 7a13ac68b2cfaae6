import { LambdaProvisionedConcurrencyConfig } from '@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config';
import { TerraformStack, TerraformVariable } from 'cdktf';
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

/** What Lambda leaves to functions without a reservation of their own, in every account and region. */
const unreserved = 100;

/**
 * Initialised environments that wait for calls of an alias.
 *
 * AWS refuses them where the account's limit of concurrent executions would leave less than 100 to all other functions. New accounts have
 * a limit of 10 until it is raised, which Terraform learns at apply. So the variable `lambda_concurrency_limit` asks for it, and a plan with
 * too small a limit ends with a sentence.
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
    alias.provisionBy(this);
    this.askForLimit(executions);

    new LambdaProvisionedConcurrencyConfig(this, 'Default', {
      functionName: alias.functionName,
      qualifier: alias.aliasName,
      provisionedConcurrentExecutions: executions,
    });
  }

  private askForLimit(executions: number): void {
    const least = executions + unreserved;
    limitOf(TerraformStack.of(this)).addValidation({
      condition: `\${var.lambda_concurrency_limit >= ${least}}`,
      errorMessage: `lambda_concurrency_limit must be ${least} or more, for ${executions} provisioned executions and the ${unreserved} that Lambda leaves to others. Have the quota L-B99A9384 raised, or take provisionedConcurrency out of config/.`,
    });
  }
}

/** The variable that asks for the account's limit, one for each stack. */
function limitOf(stack: TerraformStack): TerraformVariable {
  const existing = stack.node.tryFindChild('lambda_concurrency_limit');
  if (existing instanceof TerraformVariable) return existing;
  return new TerraformVariable(stack, 'lambda_concurrency_limit', {
    type: 'number',
    nullable: false,
    description:
      'Concurrent executions that the account allows in the region: ConcurrentExecutions of aws lambda get-account-settings.',
  });
}
