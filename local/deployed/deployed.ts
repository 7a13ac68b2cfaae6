import type { Model } from '../../terraform/model/model';

/**
 * One configuration as it would stand after an apply: every reference has a value, so that an argument reads as AWS would
 * have been sent it (`resource.get('integration_uri')` is an ARN, not a reference).
 */
export interface Deployed {
  /** What a person calls it: the last name of its folder. */
  readonly stack: string;
  /** Folder that holds the configuration. `filename` of a function is relative to it. */
  readonly folder: string;
  readonly model: Model;
  /** Region of the default provider, or of the run's options; `us-east-1` when neither tells. */
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
}
