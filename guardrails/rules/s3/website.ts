import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule } from '../define';
import { matches } from '../demands';
import { bucket, bucketOf } from './settings';

const website = 'aws_s3_bucket_website_configuration';
const api = (operation: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${operation}.html`;

const redirectsOf = (resource: Resource): readonly Body[] =>
  resource.blocks('routing_rule').flatMap((one) => one.blocks('redirect'));

/** Rules about buckets that answer as web sites, and about where they are. */
export const websiteRules = [
  rule({
    id: 's3/website-index',
    severity: 'rejects',
    source: api('WebsiteConfiguration'),
    on: website,
    demand: 'a web site has an index document, or redirects all requests',
    fix: 'Add index_document { suffix = "index.html" }.',
    check: (resource) =>
      ['index_document', 'redirect_all_requests_to'].every((name) => resource.lacks(name)) &&
      'index_document must be given without redirect_all_requests_to, was absent',
  }),
  rule({
    id: 's3/website-redirect',
    severity: 'rejects',
    source: api('Redirect'),
    on: website,
    demand: 'a redirect replaces a key or its prefix, not both',
    fix: 'Keep replace_key_with or replace_key_prefix_with.',
    check: (resource) =>
      redirectsOf(resource).map(
        (one) =>
          ['replace_key_with', 'replace_key_prefix_with'].every((name) => one.has(name) === true) &&
          'redirect must have replace_key_with or replace_key_prefix_with, had both',
      ),
  }),
  argument({
    id: 's3/website-redirect-code',
    severity: 'rejects',
    source: api('Redirect'),
    on: website,
    at: 'routing_rule.redirect.http_redirect_code',
    must: matches(/^$|^3(?!00)\d\d$/, 'be a code of redirects from 301 to 399'),
    fix: 'Write 301 or 302.',
  }),
  argument({
    id: 's3/website-error-code',
    severity: 'rejects',
    source: api('Condition'),
    on: website,
    at: 'routing_rule.condition.http_error_code_returned_equals',
    must: matches(/^$|^[45]\d\d$/, 'be a code of errors from 400 to 599'),
    fix: 'Write for example 404.',
  }),
  argument({
    id: 's3/object-redirect',
    severity: 'rejects',
    source: api('PutObject'),
    on: ['aws_s3_object', 'aws_s3_bucket_object', 'aws_s3_object_copy'],
    at: 'website_redirect',
    must: matches(/^$|^(https?:\/\/|\/)/, 'start with /, http:// or https://'),
    fix: 'Write the whole URL, or a key behind a slash.',
  }),
  rule({
    id: 's3/logging-region',
    severity: 'rejects',
    source: api('PutBucketLogging'),
    on: 'aws_s3_bucket_logging',
    demand: 'a bucket logs into a bucket of its region',
    fix: 'Make the target bucket with the provider of the source.',
    check: (resource, model) => {
      const [from, to] = [bucketOf(resource, model), bucketOf(resource, model, 'target_bucket')];
      return (
        from?.region !== undefined &&
        to?.region !== undefined &&
        from.region !== to.region &&
        `target_bucket must be in ${from.region}, ${to.address} is in ${to.region}`
      );
    },
  }),
  rule({
    id: 's3/accelerate-name',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html',
    on: 'aws_s3_bucket_accelerate_configuration',
    demand: 'a bucket that is accelerated has no dots in its name',
    fix: 'Write the name with hyphens.',
    check: (resource, model) => {
      const name = bucketOf(resource, model)?.get('bucket') ?? resource.get('bucket');
      return typeof name === 'string' && name.includes('.') && `${bucket} must have a name without dots, was ${name}`;
    },
  }),
];
