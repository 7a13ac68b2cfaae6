import { isList, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isFalse, isTrue, oncePerModel, textsOf } from '../apis';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { keepsOwnership } from '../s3/ownership';
import { api, behavioursOf, distribution } from './names';

const edgeFunction = 'aws_cloudfront_function';
const associations = ['default_cache_behavior', 'ordered_cache_behavior'].map(
  (block) => `${block}.function_association.function_arn`,
);

/** The first distribution that answers to each name: a name leads to one of them in all of AWS. */
const holdersOf = oncePerModel((model) => {
  const holders = new Map<string, Resource>();
  for (const one of model.ofType(distribution))
    if (!one.conditional && !isTrue(one, 'staging'))
      for (const alias of textsOf(one, 'aliases')) if (!holders.has(alias)) holders.set(alias, one);
  return holders;
});

/** The ownership controls of a bucket that let it have no ACL. */
function withoutAcl(bucket: Resource, model: Model): string | undefined {
  if (keepsOwnership(bucket, model)) return `${bucket.address} has no ownership controls`;
  const { sure } = model.related('aws_s3_bucket_ownership_controls', 'bucket', bucket);
  const enforced = sure.find((one) =>
    one.blocks('rule').some((block) => block.get('object_ownership') === 'BucketOwnerEnforced'),
  );
  return enforced && `${enforced.address} allows none`;
}

/** Rules about what a distribution is used together with. */
export const distributionRelationRules = [
  rule({
    id: 'cloudfront/log-bucket-acl',
    severity: 'rejects',
    source: 'https://github.com/c6fc/npk/issues/88',
    on: distribution,
    demand: 'the bucket of the standard logs must allow ACLs',
    fix: 'Add aws_s3_bucket_ownership_controls with BucketOwnerPreferred to the bucket.',
    check: (resource, model) =>
      resource.blocks('logging_config').map((block) => {
        const bucket = model.follow(block, 'bucket', 'aws_s3_bucket');
        const why = bucket?.type === 'aws_s3_bucket' ? withoutAcl(bucket, model) : undefined;
        return why !== undefined && `logging_config.bucket must be a bucket that allows ACLs, ${why}`;
      }),
  }),
  rule({
    id: 'cloudfront/alias-unique',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront CNAMEAlreadyExists',
    on: distribution,
    demand: 'a name leads to one distribution',
    fix: 'Remove the alias from one of the two.',
    check: (resource, model) => {
      if (resource.conditional || isTrue(resource, 'staging')) return undefined;
      return textsOf(resource, 'aliases').map((alias) => {
        const holder = holdersOf(model).get(alias);
        return (
          holder !== undefined &&
          holder !== resource &&
          `aliases must be its own, ${holder.address} has ${shown(alias)}`
        );
      });
    },
  }),
  rule({
    id: 'cloudfront/function-published',
    severity: 'rejects',
    source: api('FunctionAssociation'),
    on: distribution,
    demand: 'a function of CloudFront is published before a behaviour runs it',
    fix: 'Set publish = true on the aws_cloudfront_function.',
    check: (resource, model) =>
      behavioursOf(resource)
        .flatMap((block) => block.blocks('function_association'))
        .map((block) => {
          const run = model.follow(block, 'function_arn', edgeFunction);
          return (
            run?.type === edgeFunction &&
            isFalse(run, 'publish') &&
            `function_association.function_arn must be of a published function, ${run.address} is not`
          );
        }),
  }),
  argument({
    id: 'cloudfront/function-arn',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront FunctionARN',
    on: distribution,
    at: associations,
    must: matches(/^arn:[\w-]+:cloudfront::\d{12}:function\/[\w-]+$/, 'be the ARN of a function of CloudFront'),
    fix: 'Use arn of the aws_cloudfront_function; functions of Lambda go into lambda_function_association.',
  }),
  rule({
    id: 'cloudfront/function-store',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/kvs-with-functions-associate.html',
    on: edgeFunction,
    demand: 'a function with a key value store runs on cloudfront-js-2.0, and has one',
    fix: 'Set runtime = "cloudfront-js-2.0".',
    check: (resource) => {
      const stores = resource.get('key_value_store_associations');
      const count = isList(stores) ? stores.length : 0;
      return [
        count > 0 &&
          textOf(resource.get('runtime')) === 'cloudfront-js-1.0' &&
          'runtime must be cloudfront-js-2.0 with key_value_store_associations, was "cloudfront-js-1.0"',
        count > 1 && `key_value_store_associations must name one store, named ${count}`,
      ];
    },
  }),
  rule({
    id: 'cloudfront/edge-body',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront InvalidLambdaFunctionAssociation',
    on: distribution,
    demand: 'only functions of requests read the body',
    fix: 'Remove include_body.',
    check: (resource) =>
      behavioursOf(resource)
        .flatMap((block) => block.blocks('lambda_function_association'))
        .map((block) => {
          const event = textOf(block.get('event_type')) ?? '';
          return (
            event.endsWith('-response') &&
            isTrue(block, 'include_body') &&
            `lambda_function_association.include_body must be false for ${event}, was true`
          );
        }),
  }),
];
