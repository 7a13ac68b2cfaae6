import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { argument, rule, shown } from '../define';
import { wholeNumber } from '../demands';

const configuration = 'aws_s3_bucket_lifecycle_configuration';
const holders = [configuration, 'aws_s3_bucket'];
const api = (operation: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${operation}.html`;
const transitions =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html';
const infrequent = ['STANDARD_IA', 'ONEZONE_IA'];
const day = 24 * 60 * 60 * 1000;

/** The rules of a bucket, wherever they are written. */
const rulesOf = (resource: Resource): readonly Body[] =>
  resource.blocks(resource.type === configuration ? 'rule' : 'lifecycle_rule');

/** A number of days, whatever the argument is called. */
const daysOf = (block: Body): number | undefined =>
  numberOf(block.get('days')) ?? numberOf(block.get('noncurrent_days'));

/** Actions on the newest version and on older ones: where they move, and where they end. */
const lives = [
  ['transition', 'expiration'],
  ['noncurrent_version_transition', 'noncurrent_version_expiration'],
] as const;

function daysProblems(one: Body): (string | false)[] {
  return lives.flatMap(([move, end]) => {
    const last = Math.min(...one.blocks(end).map((block) => daysOf(block) || Number.POSITIVE_INFINITY));
    return one.blocks(move).flatMap((block) => {
      const days = daysOf(block) ?? Number.NaN;
      const into = textOf(block.get('storage_class')) ?? '';
      return [
        infrequent.includes(into) && days < 30 && `${move} to ${into} must wait at least 30 days, was ${days}`,
        // An older version may end on the day on which it moves.
        (move === 'transition' ? days >= last : days > last) &&
          `${end} must come after ${move}, which waits ${days} days, was ${last}`,
      ];
    });
  });
}

function orderProblems(one: Body): (string | false)[] {
  const moves = one.blocks('transition');
  const classes = moves.map((block) => textOf(block.get('storage_class')));
  const after = (name: string): number => daysOf(moves[classes.indexOf(name)] ?? one) ?? Number.NaN;
  return [
    ...classes.map(
      (name, at) =>
        name !== undefined &&
        classes.indexOf(name) !== at &&
        `transition must name each storage_class once, ${shown(name)} stands twice`,
    ),
    after('DEEP_ARCHIVE') < after('GLACIER') &&
      `transition to DEEP_ARCHIVE must come after GLACIER, was ${after('DEEP_ARCHIVE')} after ${after('GLACIER')}`,
    after('GLACIER') < after('STANDARD_IA') + 30 &&
      `transition to GLACIER must come 30 days after STANDARD_IA or later, was ${after('GLACIER')} after ${after('STANDARD_IA')}`,
  ];
}

function expirationProblems(block: Body): (string | false)[] {
  const days = numberOf(block.get('days'));
  const isTimed = (days ?? 0) > 0 || block.has('date') === true;
  const date = Date.parse(textOf(block.get('date')) ?? '');
  return [
    days !== undefined &&
      (days < 0 || (days === 0 && block.lacks('date') && block.lacks('expired_object_delete_marker'))) &&
      `expiration.days must be at least 1, was ${days}`,
    (days ?? 0) > 0 && block.has('date') === true && 'expiration must have days or a date, had both',
    isTimed &&
      isTrue(block, 'expired_object_delete_marker') &&
      'expiration.expired_object_delete_marker must be absent beside days or a date, was true',
    date % day > 0 && `expiration.date must be midnight of UTC, was ${shown(block.get('date'))}`,
  ];
}

const actions = [
  'expiration',
  'transition',
  'noncurrent_version_expiration',
  'noncurrent_version_transition',
  'abort_incomplete_multipart_upload',
];
const conditions = ['prefix', 'tag', 'object_size_greater_than', 'object_size_less_than', 'and'];

function filterProblems(one: Body): (string | false)[] {
  return one.blocks('filter').map((filter) => {
    const given = conditions.filter((name) => filter.has(name) === true && filter.get(name) !== '');
    return given.length > 1 && `filter must have one condition, or several within and, had ${given.join(' and ')}`;
  });
}

const hasTags = (one: Body): boolean =>
  one
    .blocks('filter')
    .some((filter) => filter.has('tag') === true || filter.blocks('and').some((all) => all.has('tags') === true));

function tagProblems(one: Body): (string | false)[] {
  const marks = one.blocks('expiration').some((block) => isTrue(block, 'expired_object_delete_marker'));
  return [
    one.blocks('abort_incomplete_multipart_upload').length > 0 &&
      'abort_incomplete_multipart_upload must be absent with a filter by tags, was given',
    marks && 'expired_object_delete_marker must be absent with a filter by tags, was true',
  ];
}

/** Dates and days that stand together in a rule. */
function mixedProblem(one: Body): string | false {
  const timed = [...one.blocks('transition'), ...one.blocks('expiration')];
  const has = (name: string): boolean => timed.some((block) => block.has(name) === true && block.get(name) !== 0);
  return (
    has('days') && has('date') && 'rule must have days alone or dates alone in transition and expiration, had both'
  );
}

function sizeProblems(one: Body): (string | false)[] {
  return one.blocks('filter').flatMap((filter) =>
    [filter, ...filter.blocks('and')].map((block) => {
      const [least = Number.NaN, most = Number.NaN] = ['object_size_greater_than', 'object_size_less_than'].map(
        (name) => numberOf(block.get(name)),
      );
      return (
        most > 0 &&
        least >= most &&
        `object_size_greater_than must be below object_size_less_than of ${most}, was ${least}`
      );
    }),
  );
}

/** Rules about how objects of a bucket age. */
export const lifecycleRules = [
  rule({
    id: 's3/lifecycle-days',
    severity: 'rejects',
    source: transitions,
    on: holders,
    demand: 'objects move to infrequent access after 30 days, and expire after they moved',
    fix: 'Raise the days of the later action.',
    check: (resource) => rulesOf(resource).flatMap(daysProblems),
  }),
  rule({
    id: 's3/lifecycle-order',
    severity: 'rejects',
    source: transitions,
    on: holders,
    demand: 'a rule moves objects once to each class, to GLACIER 30 days after STANDARD_IA, and then to DEEP_ARCHIVE',
    fix: 'Remove one transition, or wait longer with the later one.',
    check: (resource) => rulesOf(resource).flatMap(orderProblems),
  }),
  rule({
    id: 's3/lifecycle-expiration',
    severity: 'rejects',
    source: api('LifecycleExpiration'),
    on: configuration,
    demand: 'objects expire after days, at midnight of a date, or as markers that are left over',
    fix: 'Keep one of days, date and expired_object_delete_marker.',
    check: (resource) => rulesOf(resource).flatMap((one) => one.blocks('expiration').flatMap(expirationProblems)),
  }),
  rule({
    id: 's3/lifecycle-action',
    severity: 'rejects',
    source: api('LifecycleRule'),
    on: configuration,
    demand: 'a rule must do something',
    fix: 'Add expiration or transition, or remove the rule.',
    check: (resource) =>
      rulesOf(resource).map(
        (one) => actions.every((name) => one.lacks(name)) && `rule must have one of ${actions.join(', ')}, had none`,
      ),
  }),
  rule({
    id: 's3/lifecycle-rule-id',
    severity: 'rejects',
    source: api('LifecycleRule'),
    on: configuration,
    demand: 'each rule must have an id of its own',
    fix: 'Rename one of the two.',
    check: (resource) => {
      const ids = rulesOf(resource).map((one) => textOf(one.get('id')));
      return ids.map(
        (id, at) => id !== undefined && ids.indexOf(id) !== at && `rule.id must stand once, ${shown(id)} is twice`,
      );
    },
  }),
  rule({
    id: 's3/lifecycle-filter',
    severity: 'rejects',
    source: api('LifecycleRuleFilter'),
    on: configuration,
    demand: 'a filter has one condition, or several within and',
    fix: 'Write filter { and { ... } }.',
    check: (resource) => rulesOf(resource).flatMap(filterProblems),
  }),
  rule({
    id: 's3/lifecycle-tags',
    severity: 'rejects',
    source: api('LifecycleRule'),
    on: configuration,
    demand: 'uploads that were given up, and markers that are left over, have no tags to filter by',
    fix: 'Move the action into a rule without tags.',
    check: (resource) => rulesOf(resource).filter(hasTags).flatMap(tagProblems),
  }),
  rule({
    id: 's3/lifecycle-mixed',
    severity: 'rejects',
    source: api('LifecycleRule'),
    on: holders,
    demand: 'a rule counts days, or names dates, for all that it does',
    fix: 'Write days everywhere, or make a rule of its own for what has a date.',
    check: (resource) => rulesOf(resource).map(mixedProblem),
  }),
  rule({
    id: 's3/lifecycle-size',
    severity: 'rejects',
    source: api('LifecycleRuleFilter'),
    on: configuration,
    demand: 'a filter by size has a greater upper bound',
    fix: 'Raise object_size_less_than.',
    check: (resource) => rulesOf(resource).flatMap(sizeProblems),
  }),
  argument({
    id: 's3/lifecycle-newer-versions',
    severity: 'rejects',
    source: api('NoncurrentVersionExpiration'),
    on: configuration,
    at: [
      'rule.noncurrent_version_expiration.newer_noncurrent_versions',
      'rule.noncurrent_version_transition.newer_noncurrent_versions',
    ],
    must: wholeNumber(1, 100, 'versions'),
    fix: 'Keep at most 100 versions.',
  }),
  argument({
    id: 's3/lifecycle-abort-days',
    severity: 'rejects',
    source: api('AbortIncompleteMultipartUpload'),
    on: configuration,
    at: 'rule.abort_incomplete_multipart_upload.days_after_initiation',
    must: wholeNumber(1, 2_147_483_647, 'days'),
    fix: 'Write for example 7.',
  }),
];
