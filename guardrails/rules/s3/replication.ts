import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
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

/** What each of several rules must have for itself, and AWS refuses the second time. */
function twiceProblems(resource: Resource): (string | false)[] {
  const rules = resource.blocks('rule');
  const ids = rules.map((one) => textOf(one.get('id')));
  const priorities = rules.map((one) => (one.lacks('priority') ? 0 : numberOf(one.get('priority'))));
  const filtered = rules.every((one) => one.blocks('filter').length > 0);
  return [
    ...ids.map(
      (id, at) => id !== undefined && ids.indexOf(id) !== at && `rule.id must stand once, ${shown(id)} is twice`,
    ),
    ...priorities.map(
      (one, at) =>
        filtered &&
        one !== undefined &&
        priorities.indexOf(one) !== at &&
        `rule.priority must be another in each rule, was ${one} twice`,
    ),
  ];
}

function ownerProblems(one: Body): (string | false)[] {
  return one
    .blocks('destination')
    .flatMap((block) => [
      block.has('access_control_translation') === true &&
        block.lacks('account') &&
        'destination.account must be given with access_control_translation, was absent',
      block.has('encryption_configuration') === true &&
        one.lacks('source_selection_criteria') &&
        'source_selection_criteria must be given with destination.encryption_configuration, was absent',
    ]);
}

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
    id: 's3/replication-marker-filter',
    severity: 'rejects',
    source: 'https://github.com/rust-lang/simpleinfra/pull/468',
    on: replication,
    demand:
      'a rule that says whether delete markers are copied has a filter: without one it is of the first version, which cannot',
    fix: 'Add filter {}, which is all objects.',
    check: (resource) =>
      resource
        .blocks('rule')
        .map(
          (one) =>
            one.has('delete_marker_replication') === true &&
            one.lacks('filter') &&
            'rule.filter must be given with delete_marker_replication, was absent',
        ),
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
  rule({
    id: 's3/replication-rules',
    severity: 'rejects',
    source: api('ReplicationRule'),
    on: replication,
    demand: 'each of several rules has an id and a priority of its own',
    fix: 'Number the rules by priority.',
    check: twiceProblems,
  }),
  rule({
    id: 's3/replication-destination',
    severity: 'rejects',
    source: api('Destination'),
    on: replication,
    demand: 'a new owner needs its account, and a key for copies the choice of objects that KMS encrypts',
    fix: 'Set destination.account, or source_selection_criteria { sse_kms_encrypted_objects { status = "Enabled" } }.',
    check: (resource) => resource.blocks('rule').flatMap(ownerProblems),
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
