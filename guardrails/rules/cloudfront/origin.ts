import { textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue, textsOf } from '../apis';
import { argument, rule, shown } from '../define';
import { matches, oneOf, wholeNumber } from '../demands';
import { accessControl, api, behavioursOf, distribution } from './names';

/** Regions in which CloudFront has Origin Shield. */
const shields = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'sa-east-1',
  'me-central-1',
];

/** Whether an origin has the older way to read a private bucket. */
const hasIdentity = (origin: Body): boolean =>
  origin.blocks('s3_origin_config').some((block) => {
    const identity = block.symbolic('origin_access_identity');
    return identity !== undefined && identity !== '';
  });

/** The access control that an origin of a distribution names, and whether the origin is what it is for. */
function controlProblem(origin: Body, model: Model): string | false {
  const control = model.follow(origin, 'origin_access_control_id', accessControl);
  return (
    control?.get('origin_access_control_origin_type') === 's3' &&
    origin.blocks('custom_origin_config').length > 0 &&
    `origin.origin_access_control_id must be for an origin with custom_origin_config, ${control.address} is for s3`
  );
}

/** The origins among which an origin group chooses; nothing where some are not known. */
function groupProblems(resource: Resource): (string | false)[] {
  const origins = resource.blocks('origin').map((block) => textOf(block.get('origin_id')));
  const isClosed = !(resource.symbolic('origin') instanceof Unknown) && !origins.includes(undefined);
  return resource.blocks('origin_group').flatMap((group) => {
    const members = group.blocks('member').map((block) => textOf(block.get('origin_id')));
    return members.flatMap((id, at) => [
      id !== undefined &&
        isClosed &&
        origins.length > 0 &&
        !origins.includes(id) &&
        `origin_group.member.origin_id must be one of ${origins.join(', ')}, was ${shown(id)}`,
      id !== undefined &&
        members.indexOf(id) !== at &&
        `origin_group.member.origin_id must name two origins, named ${shown(id)} twice`,
    ]);
  });
}

const writing = ['POST', 'PUT', 'PATCH', 'DELETE'];

function groupMethodProblems(resource: Resource): (string | false)[] {
  const groups = resource.blocks('origin_group').map((block) => textOf(block.get('origin_id')));
  return behavioursOf(resource).map((block) => {
    const target = textOf(block.get('target_origin_id'));
    const method = textsOf(block, 'allowed_methods').find((one) => writing.includes(one));
    return (
      target !== undefined &&
      groups.includes(target) &&
      method !== undefined &&
      `allowed_methods must only read with the origin group ${shown(target)}, had ${method}`
    );
  });
}

/** Rules about the origins of a distribution. */
export const originRules = [
  argument({
    id: 'cloudfront/access-identity',
    severity: 'rejects',
    source: api('S3OriginConfig'),
    on: distribution,
    at: 'origin.s3_origin_config.origin_access_identity',
    must: matches(/^$|^origin-access-identity\/cloudfront\/\S+$/, 'be origin-access-identity/cloudfront/ID'),
    fix: 'Use cloudfront_access_identity_path of the aws_cloudfront_origin_access_identity.',
  }),
  rule({
    id: 'cloudfront/one-access',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront IllegalOriginAccessConfiguration',
    on: distribution,
    demand: 'an origin has an access control or an access identity, never both',
    fix: 'Keep origin_access_control_id, and remove s3_origin_config.',
    check: (resource) =>
      resource
        .blocks('origin')
        .map(
          (origin) =>
            origin.has('origin_access_control_id') === true &&
            origin.get('origin_access_control_id') !== '' &&
            hasIdentity(origin) &&
            'origin.origin_access_control_id must be absent beside origin_access_identity, was given',
        ),
  }),
  rule({
    id: 'cloudfront/access-control-kind',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/26850',
    on: distribution,
    demand: 'an access control for buckets stands on origins that are buckets',
    fix: 'Remove custom_origin_config, or origin_access_control_id.',
    check: (resource, model) => resource.blocks('origin').map((origin) => controlProblem(origin, model)),
  }),
  argument({
    id: 'cloudfront/origin-timeout',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudfront InvalidOriginReadTimeout',
    on: distribution,
    at: ['origin.custom_origin_config.origin_read_timeout', 'origin.custom_origin_config.origin_keepalive_timeout'],
    must: wholeNumber(1, 180, 'seconds'),
    fix: 'Give at most 60 seconds; more needs a raised quota.',
  }),
  rule({
    id: 'cloudfront/shield-given',
    severity: 'rejects',
    source: api('OriginShield'),
    on: distribution,
    demand: 'Origin Shield needs its region',
    fix: 'Set origin_shield_region.',
    check: (resource) =>
      resource
        .blocks('origin')
        .flatMap((origin) => origin.blocks('origin_shield'))
        .map(
          (shield) =>
            isTrue(shield, 'enabled') &&
            shield.lacks('origin_shield_region') &&
            'origin_shield.origin_shield_region must be given with enabled = true, was absent',
        ),
  }),
  argument({
    id: 'cloudfront/shield-region',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html',
    on: distribution,
    at: 'origin.origin_shield.origin_shield_region',
    must: oneOf(shields),
    fix: 'Name the region of the list that is nearest to the origin.',
  }),
  argument({
    id: 'cloudfront/failover-status',
    severity: 'rejects',
    source: api('OriginGroupFailoverCriteria'),
    on: distribution,
    at: 'origin_group.failover_criteria.status_codes[]',
    must: oneOf([400, 403, 404, 405, 414, 416, 429, 500, 501, 502, 503, 504]),
    fix: 'Name errors, such as 500, 502, 503 and 504.',
  }),
  rule({
    id: 'cloudfront/failover-members',
    severity: 'rejects',
    source: api('OriginGroupMember'),
    on: distribution,
    demand: 'an origin group names two origins of the distribution',
    fix: 'Name the origin_id of two origins.',
    check: groupProblems,
  }),
  rule({
    id: 'cloudfront/failover-methods',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
    on: distribution,
    demand: 'a behaviour of an origin group only reads',
    fix: 'Allow GET, HEAD and OPTIONS, and send the rest to one origin.',
    check: groupMethodProblems,
  }),
];
