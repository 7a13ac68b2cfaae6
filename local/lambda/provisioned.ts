import { numberOf, textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import { nameIn } from './qualifiers';

/** Environments that a version or alias keeps warm. */
export interface Provisioned {
  /** Name of the function. */
  readonly name: string;
  readonly qualifier: string;
  readonly count: number;
}

/** More would only fill a laptop's memory. */
const most = 5;

/** What provisioned concurrency a document asks for. */
export const provisionedIn = (model: Model): Provisioned[] =>
  model.ofType('aws_lambda_provisioned_concurrency_config').map((one) => ({
    name: nameIn(textOf(one.get('function_name'))) ?? '',
    qualifier: textOf(one.get('qualifier')) ?? '$LATEST',
    count: Math.min(most, numberOf(one.get('provisioned_concurrent_executions')) ?? 0),
  }));
