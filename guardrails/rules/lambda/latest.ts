import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isNotTrue, onlyReference } from '../apis';

/** The function whose version an argument names, when that function certainly publishes none: then the version is $LATEST. */
export function unpublished(
  body: Body,
  name: string,
  model: Model,
  attribute: 'version' | 'qualified_arn' = 'version',
): Resource | undefined {
  if (onlyReference(body.symbolic(name))?.attribute !== attribute) return undefined;
  const lambda = model.follow(body, name, 'aws_lambda_function');
  return lambda?.managed === true && isNotTrue(lambda, 'publish') ? lambda : undefined;
}
