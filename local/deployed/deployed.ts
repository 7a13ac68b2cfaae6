import type { Model } from '../../terraform/model/model';

/** Something of a configuration that is not known here, and why. */
export interface Note {
  readonly address: string;
  readonly why: string;
}

/**
 * One configuration as it would stand after an apply: every reference has a value, so that an argument reads as AWS would
 * have been sent it (`resource.get('integration_uri')` is an ARN, not a reference), and `resource.attribute('execution_arn')`
 * is what the provider computes, or the default of an argument that is not written.
 */
export interface Deployed {
  /** What a person calls it: the last name of its folder. */
  readonly stack: string;
  /** Folder that holds the configuration, absolute. `filename` of a function is relative to it. */
  readonly folder: string;
  readonly model: Model;
  /** Region of the default provider, or of the run's options; `us-east-1` when neither tells. */
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  /** What is not known: variables without a value, modules from elsewhere. A run says it once. */
  readonly notes: readonly Note[];
}
