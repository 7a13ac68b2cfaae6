import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { functionOf, qualifierOf } from '../invocation';
import { outruns } from '../ordering';

const alias = 'aws_lambda_alias';

/** Whether a text is a version, or the newest one: no alias. */
const isVersion = (text: string): boolean => /^(\d+|\$LATEST)$/.test(text);

function unknownAlias(resource: Resource, lambda: Resource, text: string, model: Model): string | false {
  const { sure, maybe } = model.related(alias, 'function_name', lambda);
  const open = maybe.length > 0 || model.hasOpaqueModules || model.partial || lambda.conditional;
  if (open || sure.some((one) => one.conditional || typeof one.get('name') !== 'string')) return false;
  if (['arn', 'function_name', 'id'].some((attribute) => model.exports(lambda, attribute))) return false;
  const named = sure.find((one) => one.get('name') === text);
  if (named === undefined) return `qualifier must be an alias of ${lambda.address}, ${shown(text)} is none`;
  return outruns(resource, named, model) && `qualifier must wait for ${named.address}, and does not depend on it`;
}

/** The rule about aliases that something of a function names. */
export const qualifierRule = rule({
  id: 'lambda/qualifier-known',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html',
  on: [
    'aws_lambda_permission',
    'aws_lambda_function_url',
    'aws_lambda_function_event_invoke_config',
    'aws_lambda_provisioned_concurrency_config',
  ],
  demand: 'a qualifier must be an alias of its function',
  fix: 'Write qualifier = aws_lambda_alias.NAME.name, with the alias of the same function.',
  check: (resource, model) => {
    const lambda = functionOf(resource, model);
    const { alias: named, text } = qualifierOf(resource, model);
    if (lambda === undefined) return undefined;
    const other = named && functionOf(named, model);
    if (other !== undefined && other !== lambda)
      return `qualifier must be an alias of ${lambda.address}, ${named?.address} is one of ${other.address}`;
    return named === undefined && text !== undefined && !isVersion(text) && unknownAlias(resource, lambda, text, model);
  },
});
