import { textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { avoids, longAs, matches, oneOf } from '../demands';
import { api, distribution } from './names';

const guide = (page: string): string =>
  `https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/${page}.html`;
const errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
const reserved = [
  'cache-control|connection|content-length|cookie|host|if-match|if-modified-since|if-none-match|if-range',
  'if-unmodified-since|max-forwards|pragma|proxy-authenticate|proxy-authorization|proxy-connection|range',
  'request-range|te|trailer|transfer-encoding|upgrade|via|x-real-ip',
].join('|');

function geographyProblem(block: Body): string | false {
  const type = textOf(block.get('restriction_type')) ?? '';
  if (type === 'none')
    return (
      block.has('locations') === true &&
      'geo_restriction.locations must be absent with restriction_type none, was given'
    );
  return type !== '' && block.lacks('locations') && `geo_restriction.locations must be given with ${type}, was absent`;
}

function errorProblems(block: Body): (string | false)[] {
  const [page, code] = ['response_page_path', 'response_code'] as const;
  const has = (name: string): boolean =>
    block.has(name) === true && !['', '0'].includes(textOf(block.get(name)) ?? 'x');
  return [
    has(page) && block.lacks(code) && `custom_error_response.${code} must be given with ${page}, was absent`,
    has(code) && block.lacks(page) && `custom_error_response.${page} must be given with ${code}, was absent`,
  ];
}

function originProblems(resource: Resource): (string | false)[] {
  const ids = ['origin', 'origin_group']
    .flatMap((name) => resource.blocks(name))
    .map((one) => textOf(one.get('origin_id')));
  return ids.map(
    (id, at) => id !== undefined && ids.indexOf(id) !== at && `origin_id must stand once, ${shown(id)} stands twice`,
  );
}

const certificateProblem = (block: Body): string | false =>
  block.lacks('ssl_support_method') &&
  ['acm_certificate_arn', 'iam_certificate_id'].some((name) => block.has(name) === true && block.get(name) !== '') &&
  'viewer_certificate.ssl_support_method must be given with a certificate, was absent';

/** Rules about single arguments of distributions. */
export const distributionArgumentRules = [
  rule({
    id: 'cloudfront/geography',
    severity: 'rejects',
    source: api('GeoRestriction'),
    on: distribution,
    demand: 'a restriction by country names the countries, none names none',
    fix: 'Write for example locations = ["DE"].',
    check: (resource) =>
      resource
        .blocks('restrictions')
        .flatMap((one) => one.blocks('geo_restriction'))
        .map(geographyProblem),
  }),
  argument({
    id: 'cloudfront/error-code',
    severity: 'rejects',
    source: api('CustomErrorResponse'),
    on: distribution,
    at: 'custom_error_response.error_code',
    must: oneOf(errors),
    fix: 'Name the status that the origin answers.',
  }),
  argument({
    id: 'cloudfront/error-response-code',
    severity: 'rejects',
    source: api('CustomErrorResponse'),
    on: distribution,
    at: 'custom_error_response.response_code',
    must: oneOf([0, 200, ...errors]),
    fix: 'Write for example 200.',
  }),
  rule({
    id: 'cloudfront/error-page',
    severity: 'rejects',
    source: api('CustomErrorResponse'),
    on: distribution,
    demand: 'an error has both a page and a status, or neither',
    fix: 'Set both response_page_path and response_code.',
    check: (resource) => resource.blocks('custom_error_response').flatMap(errorProblems),
  }),
  argument({
    id: 'cloudfront/error-page-path',
    severity: 'rejects',
    source: api('CustomErrorResponse'),
    on: distribution,
    at: 'custom_error_response.response_page_path',
    must: matches(/^$|^\//, 'start with a slash'),
    fix: 'Write for example /index.html.',
  }),
  argument({
    id: 'cloudfront/root-object',
    severity: 'misbehaves',
    source: guide('DefaultRootObject'),
    on: distribution,
    at: 'default_root_object',
    must: avoids(/^\//, 'not start with a slash'),
    fix: 'Write index.html.',
  }),
  argument({
    id: 'cloudfront/origin-path',
    severity: 'rejects',
    source: api('Origin'),
    on: distribution,
    at: 'origin.origin_path',
    must: matches(/^$|^\/(.*[^/])?$/, 'start with a slash and not end with one'),
    fix: 'Write for example /prod.',
  }),
  argument({
    id: 'cloudfront/origin-host',
    severity: 'rejects',
    source: api('Origin'),
    on: distribution,
    at: 'origin.domain_name',
    must: avoids(/[:/\s]/, 'be a host name, without scheme, port and path'),
    fix: 'Cut https:// off, for example by replace(), and put the stage into origin_path.',
  }),
  rule({
    id: 'cloudfront/origin-once',
    severity: 'rejects',
    source: api('Origin'),
    on: distribution,
    demand: 'each origin has an origin_id of its own',
    fix: 'Rename one of the two.',
    check: originProblems,
  }),
  argument({
    id: 'cloudfront/origin-port',
    severity: 'rejects',
    source: api('CustomOriginConfig'),
    on: distribution,
    at: ['origin.custom_origin_config.http_port', 'origin.custom_origin_config.https_port'],
    must: matches(/^(80|443|102[4-9]|10[3-9]\d|1[1-9]\d\d|[2-9]\d{3}|[1-6]\d{4})$/, 'be 80, 443, or 1024 and more'),
    fix: 'Let the origin listen on such a port.',
  }),
  argument({
    id: 'cloudfront/origin-header',
    severity: 'rejects',
    source: guide('add-origin-custom-headers'),
    on: distribution,
    at: 'origin.custom_header.name',
    must: avoids(new RegExp(`^(${reserved}|x-(amz|edge)-.*)$`, 'i'), 'not be a header that CloudFront keeps to itself'),
    fix: 'Choose a name of your own, for example X-Origin-Secret.',
  }),
  rule({
    id: 'cloudfront/certificate-method',
    severity: 'rejects',
    source: api('ViewerCertificate'),
    on: distribution,
    demand: 'a certificate needs a method to be served by',
    fix: 'Set ssl_support_method = "sni-only".',
    check: (resource) => resource.blocks('viewer_certificate').map(certificateProblem),
  }),
  argument({
    id: 'cloudfront/log-bucket',
    severity: 'rejects',
    source: api('LoggingConfig'),
    on: distribution,
    at: 'logging_config.bucket',
    must: matches(/^$|\.s3[.-].*amazonaws\.com/, 'be the domain name of a bucket'),
    fix: 'Use bucket_domain_name of the aws_s3_bucket.',
  }),
  argument({
    id: 'cloudfront/global-acl',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html',
    on: distribution,
    at: 'web_acl_id',
    must: avoids(/^arn:[^:]*:wafv2:[^:]*:[^:]*:regional\//, 'be a web ACL of scope CLOUDFRONT'),
    fix: 'Make an aws_wafv2_web_acl with scope = "CLOUDFRONT" in us-east-1.',
  }),
  argument({
    id: 'cloudfront/function-name',
    severity: 'rejects',
    source: api('CreateFunction'),
    on: 'aws_cloudfront_function',
    at: 'name',
    must: matches(/^[A-Za-z0-9_-]{1,64}$/, 'be 1 to 64 letters, digits, hyphens and underscores'),
    fix: 'Rename the function.',
  }),
  argument({
    id: 'cloudfront/function-size',
    severity: 'rejects',
    source: guide('cloudfront-limits'),
    on: 'aws_cloudfront_function',
    at: 'code',
    must: longAs(1, 10_240),
    fix: 'Shorten the code, or use Lambda@Edge.',
  }),
];
