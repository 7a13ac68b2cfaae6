import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { textsOf } from '../apis';
import { argument, rule } from '../define';
import { avoids, oneOf } from '../demands';
import { lifetimeProblems } from './behaviour';
import { api } from './names';

const cachePolicy = 'aws_cloudfront_cache_policy';
const requestPolicy = 'aws_cloudfront_origin_request_policy';
const headersPolicy = 'aws_cloudfront_response_headers_policy';

/** What a policy can name: block, its way of choosing, the block of names. */
const choices = [
  ['cookies_config', 'cookie_behavior', 'cookies'],
  ['headers_config', 'header_behavior', 'headers'],
  ['query_strings_config', 'query_string_behavior', 'query_strings'],
] as const;

const holdersOf = (resource: Resource): readonly Body[] =>
  resource.type === cachePolicy ? resource.blocks('parameters_in_cache_key_and_forwarded_to_origin') : [resource];

const choiceProblems = (resource: Resource): (string | false)[] =>
  holdersOf(resource).flatMap((holder) =>
    choices.flatMap(([block, way, names]) =>
      holder.blocks(block).flatMap((one) => {
        const chosen = textOf(one.get(way)) ?? '';
        return [
          /^(whitelist|allExcept)$/.test(chosen) &&
            one.lacks(names) &&
            `${block}.${names} must be given with ${way} ${chosen}, was absent`,
          /^(none|all)$/.test(chosen) &&
            one.blocks(names).some((list) => textsOf(list, 'items').length > 0) &&
            `${block}.${names} must be absent with ${way} ${chosen}, was given`,
        ];
      }),
    ),
  );

function uncachedProblems(resource: Resource): (string | false)[] {
  if (numberOf(resource.get('max_ttl')) !== 0) return [];
  return holdersOf(resource).flatMap((holder) => [
    ...choices.flatMap(([block, way]) =>
      holder.blocks(block).map((one) => {
        const chosen = textOf(one.get(way)) ?? 'none';
        return chosen !== 'none' && `${block}.${way} must be none with max_ttl 0, was ${chosen}`;
      }),
    ),
    ...['enable_accept_encoding_gzip', 'enable_accept_encoding_brotli'].map(
      (name) => String(holder.get(name)) === 'true' && `${name} must be false with max_ttl 0, was true`,
    ),
  ]);
}

const ofSecurity =
  /^(strict-transport-security|content-security-policy|x-content-type-options|x-frame-options|referrer-policy|x-xss-protection)$/i;

/** Rules about policies of caches, requests and answers. */
export const distributionPolicyRules = [
  rule({
    id: 'cloudfront/policy-lifetimes',
    severity: 'rejects',
    source: api('CachePolicyConfig'),
    on: cachePolicy,
    demand: 'the shortest lifetime is at most the default, and that at most the longest',
    fix: 'Put min_ttl, default_ttl and max_ttl in order.',
    check: lifetimeProblems,
  }),
  rule({
    id: 'cloudfront/policy-names',
    severity: 'rejects',
    source: api('CachePolicyHeadersConfig'),
    on: [cachePolicy, requestPolicy],
    demand: 'a list of cookies, headers or query strings stands where it is chosen, and only there',
    fix: 'Name the items, or set the behaviour to none or all.',
    check: choiceProblems,
  }),
  rule({
    id: 'cloudfront/policy-uncached',
    severity: 'rejects',
    source: api('CachePolicyConfig'),
    on: cachePolicy,
    demand: 'a policy that caches nothing has no cache key',
    fix: 'Set max_ttl to 1 or more, or forward by an origin request policy.',
    check: uncachedProblems,
  }),
  argument({
    id: 'cloudfront/request-header',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html',
    on: requestPolicy,
    at: 'headers_config.headers.items[]',
    must: avoids(/^(authorization|accept-encoding)$/i, 'not be Authorization or Accept-Encoding'),
    fix: 'Put Authorization into a cache policy, or use the managed policy AllViewer.',
  }),
  argument({
    id: 'cloudfront/security-header',
    severity: 'rejects',
    source: api('ResponseHeadersPolicyCustomHeader'),
    on: headersPolicy,
    at: 'custom_headers_config.items.header',
    must: avoids(ofSecurity, 'not be a header that security_headers_config sets'),
    fix: 'Use security_headers_config.',
  }),
  argument({
    id: 'cloudfront/cors-method',
    severity: 'rejects',
    source: api('ResponseHeadersPolicyAccessControlAllowMethods'),
    on: headersPolicy,
    at: 'cors_config.access_control_allow_methods.items[]',
    must: oneOf(['GET', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'ALL']),
    fix: 'Write ALL for every method.',
  }),
];
