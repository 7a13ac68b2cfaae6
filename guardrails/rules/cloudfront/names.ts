import type { Body, Resource } from '../../../terraform/model/resource';

/** The Terraform type of a distribution. */
export const distribution = 'aws_cloudfront_distribution';

/** The Terraform type of what lets a distribution alone read an origin. */
export const accessControl = 'aws_cloudfront_origin_access_control';

/** The page of an operation or a type of CloudFront's API. */
export const api = (name: string): string =>
  `https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_${name}.html`;

/** The behaviours of a distribution: the default one, and those of paths. */
export const behavioursOf = (resource: Resource): readonly Body[] =>
  ['default_cache_behavior', 'ordered_cache_behavior'].flatMap((name) => resource.blocks(name));
