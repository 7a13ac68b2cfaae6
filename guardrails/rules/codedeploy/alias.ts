import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { oncePerModel } from '../apis';
import { rule } from '../define';
import { ignoresChanges } from '../ordering';
import { platformOfGroup } from './platform';

const alias = 'aws_lambda_alias';

/** Whether CodeDeploy moves aliases of a configuration. Which ones it moves stands in no Terraform. */
const movesAliases = oncePerModel((model): boolean =>
  model.ofType('aws_codedeploy_deployment_group').some((group) => platformOfGroup(group, model) === 'Lambda'),
);

/** Whether an alias is one that CodeDeploy moves: as long as another one is fit for it, it may be that one. */
const isMoved = (model: Model, isFit: (one: Resource) => boolean): boolean =>
  movesAliases(model) && !model.hasOpaqueModules && !model.ofType(alias).some(isFit);

const ignored = ['function_version', 'routing_config'] as const;
const notIgnored = (one: Resource): string[] => ignored.filter((name) => !ignoresChanges(one, name));
const isLatest = (one: Resource): boolean => one.get('function_version') === '$LATEST';

/** Rules about aliases that CodeDeploy moves. */
export const movedAliasRules = [
  rule({
    id: 'codedeploy/alias-moved-back',
    severity: 'misbehaves',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-lambda/issues/383',
    on: alias,
    demand: 'Terraform must leave an alias alone that CodeDeploy moves',
    fix: 'Set lifecycle.ignore_changes = [function_version, routing_config].',
    check: (resource, model) =>
      isMoved(model, (one) => notIgnored(one).length === 0) &&
      `lifecycle.ignore_changes must hold ${notIgnored(resource).join(' and ')}, or each apply takes back what CodeDeploy released`,
  }),
  rule({
    id: 'codedeploy/alias-latest',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html',
    on: alias,
    demand: 'an alias that CodeDeploy moves must point to a published version',
    fix: 'Set publish = true on the function, and function_version to its version.',
    check: (resource, model) =>
      isMoved(model, (one) => !isLatest(one)) &&
      isLatest(resource) &&
      'function_version must be a published version, was "$LATEST", which shares its calls with no other version',
  }),
];
