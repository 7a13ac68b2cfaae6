/** The account, region and stack that a configuration is deployed to. */
export interface Surroundings {
  readonly stack: string;
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  /** Folder of the configuration, absolute. */
  readonly folder: string;
}

/** The account that everything runs in: AWS's own example. */
export const localAccountId = '123456789012';

/** The partition of a region. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** What hosts of a partition end with. */
export const dnsSuffixOf = (partition: string): string =>
  partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
