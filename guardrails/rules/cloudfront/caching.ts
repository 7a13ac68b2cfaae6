import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isFalse, isTrue, textsOf } from '../apis';
import { argument, rule, shown } from '../define';
import { avoids, matches } from '../demands';
import { api, behavioursOf, distribution } from './names';

const behaviours = ['default_cache_behavior', 'ordered_cache_behavior'];
const policies = ['cache_policy_id', 'origin_request_policy_id', 'response_headers_policy_id'];

const lacksPolicy = (block: Body): boolean => block.lacks('cache_policy_id') || block.get('cache_policy_id') === '';

const forwardsAll = (block: Body): boolean =>
  block.blocks('forwarded_values').some((values) => textsOf(values, 'headers').includes('*'));

/** The ids of origins that are buckets. */
const bucketsOf = (resource: Resource): readonly (string | undefined)[] =>
  resource
    .blocks('origin')
    .filter((origin) => origin.blocks('s3_origin_config').length > 0 && origin.lacks('custom_origin_config'))
    .map((origin) => textOf(origin.get('origin_id')));

/** Rules about what a behaviour of a distribution forwards and keeps. */
export const cachingRules = [
  rule({
    id: 'cloudfront/caching-given',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/24287',
    on: distribution,
    demand: 'a behaviour needs a cache policy or forwarded values',
    fix: 'Set cache_policy_id, for example to the managed policy CachingOptimized.',
    check: (resource) =>
      behavioursOf(resource).map(
        (block) =>
          lacksPolicy(block) &&
          block.lacks('forwarded_values') &&
          'cache_policy_id must be given without forwarded_values, was absent',
      ),
  }),
  rule({
    id: 'cloudfront/request-policy-alone',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html',
    on: distribution,
    demand: 'an origin request policy stands beside a cache policy',
    fix: 'Set cache_policy_id instead of forwarded_values.',
    check: (resource) =>
      behavioursOf(resource).map(
        (block) =>
          block.has('origin_request_policy_id') === true &&
          block.get('origin_request_policy_id') !== '' &&
          lacksPolicy(block) &&
          'cache_policy_id must be given with origin_request_policy_id, was absent',
      ),
  }),
  argument({
    id: 'cloudfront/policy-id',
    severity: 'rejects',
    source: api('CacheBehavior'),
    on: distribution,
    at: behaviours.flatMap((block) => policies.map((name) => `${block}.${name}`)),
    must: matches(/^$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'be the id of a policy, not its name'),
    fix: 'Look the policy up by its name: data.aws_cloudfront_cache_policy.NAME.id.',
  }),
  rule({
    id: 'cloudfront/all-headers',
    severity: 'rejects',
    source: api('CacheBehavior'),
    on: distribution,
    demand: 'a behaviour that forwards all headers keeps nothing: min_ttl is 0',
    fix: 'Set min_ttl to 0, or name the headers.',
    check: (resource) =>
      behavioursOf(resource).map((block) => {
        const least = numberOf(block.get('min_ttl')) ?? 0;
        return forwardsAll(block) && least > 0 && `min_ttl must be 0 with headers ["*"], was ${least}`;
      }),
  }),
  rule({
    id: 'cloudfront/bucket-headers',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront InvalidHeadersForS3Origin',
    on: distribution,
    demand: 'not all headers are forwarded to a bucket',
    fix: 'Name the headers, such as Origin, or use a cache policy.',
    check: (resource) => {
      const buckets = bucketsOf(resource);
      return behavioursOf(resource).map((block) => {
        const target = textOf(block.get('target_origin_id'));
        return (
          target !== undefined &&
          buckets.includes(target) &&
          forwardsAll(block) &&
          `forwarded_values.headers must be named for the bucket ${shown(target)}, was "*"`
        );
      });
    },
  }),
  argument({
    id: 'cloudfront/path-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html',
    on: distribution,
    at: 'ordered_cache_behavior.path_pattern',
    must: avoids(/[\s^()|\\{}[\]<>]|^$/, 'be a path with * and ? as its only wildcards'),
    fix: 'Write for example /api/*; regular expressions are not known here.',
  }),
  argument({
    id: 'cloudfront/country',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront InvalidGeoRestrictionParameter',
    on: distribution,
    at: 'restrictions.geo_restriction.locations[]',
    must: matches(/^[A-Z]{2}$/, 'be a country code of two capital letters'),
    fix: 'Write for example DE.',
  }),
  rule({
    id: 'cloudfront/sni-protocol',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront InvalidProtocolSettings',
    on: distribution,
    demand: 'viewers with SNI speak TLS',
    fix: 'Set minimum_protocol_version = "TLSv1.2_2021".',
    check: (resource) =>
      resource
        .blocks('viewer_certificate')
        .map(
          (block) =>
            block.get('ssl_support_method') === 'sni-only' &&
            block.get('minimum_protocol_version') === 'SSLv3' &&
            'viewer_certificate.minimum_protocol_version must be TLSv1 or later with sni-only, was "SSLv3"',
        ),
  }),
  rule({
    id: 'cloudfront/cookie-names-alone',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront InvalidForwardCookies',
    on: distribution,
    demand: 'cookies are named with forward "whitelist" alone',
    fix: 'Set forward = "whitelist", or remove whitelisted_names.',
    check: (resource) =>
      behavioursOf(resource)
        .flatMap((block) => block.blocks('forwarded_values'))
        .flatMap((values) => values.blocks('cookies'))
        .map((cookies) => {
          const forward = textOf(cookies.get('forward'));
          return (
            (forward === 'none' || forward === 'all') &&
            textsOf(cookies, 'whitelisted_names').length > 0 &&
            `forwarded_values.cookies.whitelisted_names must be absent with forward ${shown(forward)}, was given`
          );
        }),
  }),
  rule({
    id: 'cloudfront/cors-credentials',
    severity: 'rejects',
    source: 'https://github.com/aws/aws-cdk/pull/35308',
    on: 'aws_cloudfront_response_headers_policy',
    demand: 'answers that allow credentials name the headers that they allow',
    fix: 'Name the headers in access_control_allow_headers, or set access_control_allow_credentials = false.',
    check: (resource) =>
      resource
        .blocks('cors_config')
        .filter((block) => isTrue(block, 'access_control_allow_credentials'))
        .flatMap((block) => block.blocks('access_control_allow_headers'))
        .map(
          (block) =>
            textsOf(block, 'items').some((one) => one.includes('*')) &&
            'cors_config.access_control_allow_headers.items must hold no "*" with credentials, had it',
        ),
  }),
  argument({
    id: 'cloudfront/cors-origin',
    severity: 'rejects',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1156',
    on: 'aws_cloudfront_response_headers_policy',
    at: 'cors_config.access_control_allow_origins.items[]',
    must: avoids(/^ALL$/, 'be an origin or *, ALL is for methods'),
    fix: 'Write "*".',
  }),
  rule({
    id: 'cloudfront/report-uri',
    severity: 'rejects',
    source: api('ResponseHeadersPolicyXSSProtection'),
    on: 'aws_cloudfront_response_headers_policy',
    demand: 'xss_protection blocks or reports, never both',
    fix: 'Remove report_uri, or set mode_block = false.',
    check: (resource) =>
      resource
        .blocks('security_headers_config')
        .flatMap((block) => block.blocks('xss_protection'))
        .map(
          (block) =>
            isTrue(block, 'mode_block') &&
            !isFalse(block, 'protection') &&
            block.has('report_uri') === true &&
            block.get('report_uri') !== '' &&
            'xss_protection.report_uri must be absent with mode_block = true, was given',
        ),
  }),
  argument({
    id: 'cloudfront/public-key',
    severity: 'rejects',
    source: api('PublicKeyConfig'),
    on: 'aws_cloudfront_public_key',
    at: 'encoded_key',
    must: matches(/^\s*-----BEGIN PUBLIC KEY-----/, 'be a public key in PEM, from -----BEGIN PUBLIC KEY----- on'),
    fix: 'Make it with openssl rsa -pubout.',
  }),
];
