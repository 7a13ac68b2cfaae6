import type { Resource } from '../../../terraform/model/resource';
import { isFalse } from '../apis';
import { ignoresChanges } from '../ordering';

/**
 * Whether a table with replicas would be applied once only: AWS turns the stream on that says nothing, each later apply wants it off again, and
 * AWS never turns it off.
 */
export const losesStream = (held: Resource): boolean =>
  isFalse(held, 'stream_enabled') || (held.lacks('stream_enabled') && !ignoresChanges(held, 'stream_enabled'));
