import { isList, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue, soleReference } from '../apis';
import { certificate, regionInArn } from '../certificate/certificate';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { outruns } from '../ordering';
import { hostOfNoBucket } from './host';
import { accessControl, api, behavioursOf, distribution } from './names';

const answer = api('CreateDistribution');

/** Says that an origin without custom_origin_config, which the provider sends as a bucket, is none. */
function originProblem(block: Body, model: Model): string | false {
  const host = hostOfNoBucket(block.symbolic('domain_name'), block.get('domain_name'));
  const control = model.follow(block, 'origin_access_control_id', accessControl);
  const isOfBucket =
    block.lacks('origin_access_control_id') || control?.get('origin_access_control_origin_type') === 's3';
  return (
    host !== undefined &&
    isOfBucket &&
    ['custom_origin_config', 'vpc_origin_config'].every((name) => block.lacks(name)) &&
    `origin.custom_origin_config must be given for a host that is no bucket, ${host} has none`
  );
}

/** Whether an origin is what a bucket serves as a website, which speaks HTTP like any host. */
const isWebsite = (block: Body): boolean =>
  /\.s3-website[.-]/.test(textOf(block.get('domain_name')) ?? '') ||
  soleReference(block.symbolic('domain_name'))?.attribute === 'website_endpoint';

/** Whether an origin is the name of a bucket, where the host name of the bucket is asked for. */
const isBucketName = (block: Body): boolean => {
  const { address = '', attribute = '' } = soleReference(block.symbolic('domain_name')) ?? {};
  return /(^|\.)aws_s3_bucket\.[\w-]+$/.test(address) && (attribute === 'id' || attribute === 'bucket');
};

const bucketNameProblem = (block: Body): string | false =>
  isBucketName(block) &&
  block.lacks('custom_origin_config') &&
  'origin.domain_name must be the host name of a bucket, was the name of the bucket';

const websiteProblem = (block: Body): string | false =>
  isWebsite(block) &&
  block.lacks('custom_origin_config') &&
  'origin.domain_name must be the domain name of a bucket, was its website, which needs custom_origin_config';

function targetProblems(resource: Resource): (string | false)[] {
  const blocks = [...resource.blocks('origin'), ...resource.blocks('origin_group')];
  const ids = blocks.map((block) => textOf(block.get('origin_id')));
  if (ids.includes(undefined) || !isList(resource.symbolic('origin'))) return [];
  return behavioursOf(resource).map((block) => {
    const target = textOf(block.get('target_origin_id'));
    return (
      target !== undefined &&
      !ids.includes(target) &&
      `target_origin_id must be one of ${ids.join(', ')}, was ${shown(target)}`
    );
  });
}

/** Rules about `aws_cloudfront_distribution`. */
export const distributionRules = [
  rule({
    id: 'cloudfront/certificate-region',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/13489',
    on: distribution,
    demand: 'a distribution takes certificates of us-east-1',
    fix: 'Request the certificate with a provider for us-east-1.',
    check: (resource, model) =>
      resource.blocks('viewer_certificate').map((block) => {
        const held = model.follow(block, 'acm_certificate_arn', certificate);
        const region = held ? held.region : regionInArn(block.get('acm_certificate_arn'));
        return (
          region !== undefined && region !== 'us-east-1' && `acm_certificate_arn must be in us-east-1, was in ${region}`
        );
      }),
  }),
  rule({
    id: 'cloudfront/certificate-waits',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/2418',
    on: distribution,
    demand: 'a distribution must wait until its certificate is issued',
    fix: 'Use certificate_arn of the aws_acm_certificate_validation.',
    check: (resource, model) =>
      resource.blocks('viewer_certificate').flatMap((block) => {
        const held = model.follow(block, 'acm_certificate_arn', certificate);
        const issued = held ? model.related('aws_acm_certificate_validation', 'certificate_arn', held).sure : [];
        return issued.map(
          (one) =>
            outruns(resource, one, model) &&
            `acm_certificate_arn must wait for ${one.address}, and does not depend on it`,
        );
      }),
  }),
  rule({
    id: 'cloudfront/origin-kind',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/18872',
    on: distribution,
    demand: 'an origin that is no bucket needs custom_origin_config',
    fix: 'Add custom_origin_config with ports and protocol.',
    check: (resource, model) =>
      resource.blocks('origin').flatMap((block) => [originProblem(block, model), bucketNameProblem(block)]),
  }),
  rule({
    id: 'cloudfront/website-origin',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/33214',
    on: distribution,
    demand: 'the website of a bucket is an origin like any host, without access control',
    fix: 'Use bucket_regional_domain_name of the bucket, or custom_origin_config without access control.',
    check: (resource) => resource.blocks('origin').map(websiteProblem),
  }),
  argument({
    id: 'cloudfront/certificate-form',
    severity: 'rejects',
    source: api('ViewerCertificate'),
    on: distribution,
    at: 'viewer_certificate.acm_certificate_arn',
    must: matches(/^$|^arn:[\w-]+:acm:/, 'be the ARN of a certificate of ACM'),
    fix: 'Use iam_certificate_id for a certificate of IAM.',
  }),
  argument({
    id: 'cloudfront/alias-form',
    severity: 'rejects',
    source: 'https://github.com/cloudflare/Stout/issues/40',
    on: distribution,
    at: 'aliases[]',
    must: matches(/^(\*\.)?([A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?\.)+[A-Za-z0-9-]+$/, 'be a whole domain name'),
    fix: 'Write for example www.example.com.',
  }),
  rule({
    id: 'cloudfront/origin-known',
    severity: 'rejects',
    source: answer,
    on: distribution,
    demand: 'target_origin_id must be the origin_id of an origin or origin group',
    fix: 'Name one of the origins.',
    check: targetProblems,
  }),
  rule({
    id: 'cloudfront/alias-certificate',
    severity: 'rejects',
    source: answer,
    on: distribution,
    demand: 'aliases need a certificate of their own',
    fix: 'Set viewer_certificate.acm_certificate_arn.',
    check: (resource) => {
      const aliases = resource.get('aliases');
      const own = resource
        .blocks('viewer_certificate')
        .every((block) => isTrue(block, 'cloudfront_default_certificate'));
      return (
        isList(aliases) &&
        aliases.length > 0 &&
        own &&
        'viewer_certificate must have a certificate for aliases, had the default one'
      );
    },
  }),
];
