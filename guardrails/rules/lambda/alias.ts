import { patterns } from '../../../limits/patterns';
import { isMap, numberOf, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { oncePerModel, onlyReference } from '../apis';
import { argument, rule, shown } from '../define';
import { avoids, matches } from '../demands';
import { functionOf, integrationsIn, invocationOf, qualifierOf, uriArgumentOf } from '../invocation';
import { unpublished } from './latest';

const alias = 'aws_lambda_alias';
const provisioned = 'aws_lambda_provisioned_concurrency_config';

const url = 'aws_lambda_function_url';

/** The function whose `.version` an argument is: a version stands alone in any text. */
const versioned = (body: Body, name: string, model: Model): Resource | undefined =>
  onlyReference(body.symbolic(name))?.attribute === 'version'
    ? model.follow(body, name, 'aws_lambda_function')
    : undefined;

/** What the integrations of a model call: functions without a qualifier, and aliases. */
const calledIn = oncePerModel((model) => {
  const calls = integrationsIn(model).flatMap((one) => invocationOf(one, uriArgumentOf(one), model) ?? []);
  return {
    bare: new Set(calls.flatMap(({ lambda, unqualified }) => (lambda !== undefined && unqualified ? lambda : []))),
    aliases: new Set(calls.map(({ alias: called }) => called)),
  };
});

const publishing = [
  rule({
    id: 'lambda/version-needs-publish',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
    on: alias,
    demand: 'an alias of the version of a function needs publish = true',
    fix: 'Set publish = true on the function.',
    check: (resource, model) => {
      const lambda = unpublished(resource, 'function_version', model);
      return (
        lambda &&
        `function_version must be a published version, ${lambda.address} has publish ${shown(lambda.get('publish'))}, so its version is $LATEST`
      );
    },
  }),
  rule({
    id: 'lambda/provisioned-needs-version',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
    on: provisioned,
    demand: 'provisioned concurrency must stand on a published version or an alias of one',
    fix: 'Set publish = true on the function, and name its version or an alias of it.',
    check: (resource, model) => {
      if (resource.get('qualifier') === '$LATEST')
        return 'qualifier must be a published version or an alias, was "$LATEST"';
      const { alias: named } = qualifierOf(resource, model);
      const lambda =
        unpublished(resource, 'qualifier', model) ?? (named && unpublished(named, 'function_version', model));
      if (lambda !== undefined)
        return `qualifier must lead to a published version, ${lambda.address} has publish ${shown(lambda.get('publish'))}`;
      return (
        named?.get('function_version') === '$LATEST' &&
        `qualifier must lead to a published version, ${named.address} points to $LATEST`
      );
    },
  }),
  rule({
    id: 'lambda/provisioned-without-weights',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/24957',
    on: provisioned,
    demand: 'provisioned concurrency must not stand on an alias that shares its calls among versions',
    fix: 'Remove routing_config from the alias, or name a version.',
    check: (resource, model) => {
      const { alias: named } = qualifierOf(resource, model);
      const weights = named?.block('routing_config')?.map('additional_version_weights');
      return (
        weights !== undefined &&
        Object.keys(weights).length > 0 &&
        `qualifier must lead to one version, ${named?.address} shares its calls by routing_config`
      );
    },
  }),
  rule({
    id: 'lambda/provisioned-within-reserved',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: provisioned,
    demand: 'provisioned concurrency must not exceed the reserved concurrency',
    fix: 'Raise reserved_concurrent_executions, or provision less.',
    check: (resource, model) => {
      const reserved = numberOf(functionOf(resource, model)?.get('reserved_concurrent_executions'));
      const executions = numberOf(resource.get('provisioned_concurrent_executions'));
      const beyond = reserved !== undefined && reserved >= 0 && executions !== undefined && executions > reserved;
      return beyond && `provisioned_concurrent_executions must be at most the reserved ${reserved}, was ${executions}`;
    },
  }),
  rule({
    id: 'lambda/provisioned-unused',
    severity: 'costs',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
    on: provisioned,
    demand: 'provisioned concurrency must stand on what is called',
    fix: 'Point the integrations at the alias.',
    check: (resource, model) => {
      const { alias: named } = qualifierOf(resource, model);
      const lambda = named && functionOf(named, model);
      const { bare, aliases } = calledIn(model);
      const missed = lambda !== undefined && bare.has(lambda) && !aliases.has(named);
      return missed && `must stand on what is called, every integration calls ${lambda.address} without its alias`;
    },
  }),
];

const aliases = [
  argument({
    id: 'lambda/alias-name',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: alias,
    at: 'name',
    must: matches(patterns.aliasName, 'be 1 to 128 letters, digits, hyphens and underscores, and not digits alone'),
    fix: 'Use a word such as live.',
  }),
  argument({
    id: 'lambda/alias-version',
    severity: 'rejects',
    source: 'botocore 1.43.11, lambda VersionWithLatestPublished',
    on: alias,
    at: 'function_version',
    must: matches(/^(\$LATEST|\d+)$/, 'be a version number or $LATEST'),
    fix: 'Use the version attribute of the function.',
  }),
  rule({
    id: 'lambda/alias-routing',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: alias,
    demand: 'routing_config must name one other numeric version with a weight from 0 to 1',
    fix: 'Name one published version, different from function_version, and its share.',
    check: (resource) =>
      resource.blocks('routing_config').flatMap((block) => routingProblems(block, resource.get('function_version'))),
  }),
  argument({
    id: 'lambda/url-qualifier',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: url,
    at: 'qualifier',
    must: avoids(/^(\$LATEST|\d+)$/, 'be the name of an alias'),
    fix: 'Name an alias, or leave qualifier out.',
  }),
  rule({
    id: 'lambda/url-version',
    severity: 'rejects',
    source: 'https://github.com/stackshy/cloudemu/pull/1004',
    on: url,
    demand: 'qualifier of a function URL must be an alias, no version of the function',
    fix: 'Name an alias of that version, or leave qualifier out.',
    check: (resource, model) => {
      const lambda = versioned(resource, 'qualifier', model);
      return lambda && `qualifier must be the name of an alias, was version of ${lambda.address}`;
    },
  }),
];

function routingProblems(block: Body, primary: unknown): (string | false)[] {
  const weights = block.get('additional_version_weights');
  const entries = isMap(weights) ? Object.entries(weights) : [];
  const name = 'routing_config.additional_version_weights';
  return [
    entries.length > 1 && `${name} must name one version, named ${entries.length}`,
    entries.length > 0 &&
      primary === '$LATEST' &&
      `${name} must be absent beside function_version "$LATEST", was given`,
    ...entries.map(
      ([version]) => !/^\d+$/.test(version) && `${name} must name a numeric version, was ${shown(version)}`,
    ),
    ...entries.map(
      ([version]) =>
        version === textOf(primary as string) &&
        `${name} must name another version than function_version ${shown(version)}`,
    ),
    ...entries.map(([, weight]) => {
      const share = numberOf(weight);
      return share !== undefined && (share < 0 || share > 1) && `${name} must weigh from 0 to 1, was ${shown(weight)}`;
    }),
  ];
}

/** Rules about versions, aliases and provisioned concurrency. */
export const lambdaAliasRules = [...publishing, ...aliases];
