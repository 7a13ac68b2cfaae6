import type { Body } from '../../../terraform/model/resource';
import { argument, rule } from '../define';
import { oneOf } from '../demands';

const replication = 'aws_s3_bucket_replication_configuration';
const api = (operation: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${operation}.html`;

const isEnabled = (blocks: readonly Body[]): boolean => blocks.some((block) => block.get('status') === 'Enabled');

const filtersByTags = (one: Body): boolean =>
  one
    .blocks('filter')
    .some((filter) => filter.has('tag') === true || filter.blocks('and').some((all) => all.has('tags') === true));

function markerProblems(one: Body): (string | false)[] {
  const marker = 'delete_marker_replication';
  return [
    one.blocks('filter').length > 0 && one.lacks(marker) && `${marker} must be given with a filter, was absent`,
    filtersByTags(one) &&
      isEnabled(one.blocks(marker)) &&
      `${marker}.status must be "Disabled" with a filter by tags, was "Enabled"`,
  ];
}

function keyProblem(one: Body): string | false {
  const copies = isEnabled(
    one.blocks('source_selection_criteria').flatMap((block) => block.blocks('sse_kms_encrypted_objects')),
  );
  const [destination] = one.blocks('destination');
  return (
    copies &&
    destination?.lacks('encryption_configuration') === true &&
    'destination.encryption_configuration must be given with sse_kms_encrypted_objects, was absent'
  );
}

const timeProblems = (one: Body): (string | false)[] =>
  one
    .blocks('destination')
    .map(
      (block) =>
        isEnabled(block.blocks('replication_time')) &&
        block.lacks('metrics') &&
        'destination.metrics must be given with replication_time, was absent',
    );

/** Rules about how objects of a bucket are copied to another one. */
export const replicationRules = [
  rule({
    id: 's3/replication-markers',
    severity: 'rejects',
    source: api('DeleteMarkerReplication'),
    on: replication,
    demand: 'a rule with a filter says whether delete markers are copied, and copies none by tags',
    fix: 'Add delete_marker_replication { status = "Disabled" }.',
    check: (resource) => resource.blocks('rule').flatMap(markerProblems),
  }),
  rule({
    id: 's3/replication-key',
    severity: 'rejects',
    source: api('EncryptionConfiguration'),
    on: replication,
    demand: 'objects that are encrypted with KMS need a key where they go',
    fix: 'Set destination.encryption_configuration.replica_kms_key_id.',
    check: (resource) => resource.blocks('rule').map(keyProblem),
  }),
  rule({
    id: 's3/replication-metrics',
    severity: 'rejects',
    source: api('ReplicationTime'),
    on: replication,
    demand: 'replication within a time needs metrics',
    fix: 'Add destination.metrics with status = "Enabled" and event_threshold { minutes = 15 }.',
    check: (resource) => resource.blocks('rule').flatMap(timeProblems),
  }),
  argument({
    id: 's3/replication-minutes',
    severity: 'rejects',
    source: api('ReplicationTimeValue'),
    on: replication,
    at: ['rule.destination.replication_time.time.minutes', 'rule.destination.metrics.event_threshold.minutes'],
    must: oneOf([15]),
    fix: 'Write 15, the one time there is.',
  }),
];
