import { isList, numberOf, textOf } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { api, behavioursOf, distribution } from './names';

const reading = 'GET,HEAD';
const asking = 'GET,HEAD,OPTIONS';
const everything = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';

/** The methods of an argument in one text, when all are known. */
function methodsOf(block: Body, name: string): string | undefined {
  const value = block.get(name);
  return isList(value) && value.every((one) => typeof one === 'string') ? [...value].sort().join() : undefined;
}

function methodProblems(block: Body): (string | false)[] {
  const [allowed, cached] = [methodsOf(block, 'allowed_methods'), methodsOf(block, 'cached_methods')];
  return [
    allowed !== undefined &&
      ![reading, asking, everything].includes(allowed) &&
      `allowed_methods must be ${reading}, or ${asking}, or all seven, was ${allowed}`,
    cached !== undefined &&
      ![reading, asking].includes(cached) &&
      `cached_methods must be ${reading} or ${asking}, was ${cached}`,
    allowed === reading && cached === asking && 'cached_methods must be among allowed_methods, OPTIONS is not',
  ];
}

const policyProblem = (block: Body): string | false =>
  block.has('cache_policy_id') === true &&
  block.get('cache_policy_id') !== '' &&
  block.blocks('forwarded_values').length > 0 &&
  'forwarded_values must be absent with cache_policy_id, was given';

/** The lifetimes of a cache, from the shortest, where they are not in order. */
export function lifetimeProblems(block: Body): (string | false)[] {
  const given = ['min_ttl', 'default_ttl', 'max_ttl'].flatMap((name) => {
    const seconds = numberOf(block.get(name));
    return seconds === undefined ? [] : [{ name, seconds }];
  });
  return given.map(({ name, seconds }, at) => {
    const before = given[at - 1];
    return (
      before !== undefined &&
      seconds < before.seconds &&
      `${name} must be at least ${before.name}, ${before.seconds}, was ${seconds}`
    );
  });
}

const eventsOf = (block: Body, name: string): string[] =>
  block.blocks(name).flatMap((one) => textOf(one.get('event_type')) ?? []);

function functionProblems(block: Body): (string | false)[] {
  const [atEdge, small] = [eventsOf(block, 'lambda_function_association'), eventsOf(block, 'function_association')];
  const isViewer = (event: string): boolean => event.startsWith('viewer-');
  return [
    ...small.map(
      (event) =>
        event.startsWith('origin-') &&
        `function_association.event_type must be viewer-request or viewer-response, was ${event}`,
    ),
    ...[atEdge, small].flatMap((events) =>
      events.map(
        (event, at) => events.indexOf(event) !== at && `event_type must stand once a behaviour, ${event} stands twice`,
      ),
    ),
    atEdge.some(isViewer) &&
      small.some(isViewer) &&
      'function_association must be absent beside a lambda_function_association of viewers, was given',
  ];
}

function cookieProblem(block: Body): string | false {
  const [cookies] = block.blocks('forwarded_values').flatMap((values) => values.blocks('cookies'));
  return (
    cookies?.get('forward') === 'whitelist' &&
    cookies.lacks('whitelisted_names') &&
    `forwarded_values.cookies.whitelisted_names must be given with forward "whitelist", was ${shown(cookies.get('whitelisted_names'))}`
  );
}

/** Rules about how a distribution treats requests. */
export const behaviourRules = [
  rule({
    id: 'cloudfront/methods',
    severity: 'rejects',
    source: api('AllowedMethods'),
    on: distribution,
    demand: 'a behaviour allows one of three sets of methods, and caches among them',
    fix: 'Write ["GET", "HEAD"], ["GET", "HEAD", "OPTIONS"], or all seven methods.',
    check: (resource) => behavioursOf(resource).flatMap(methodProblems),
  }),
  rule({
    id: 'cloudfront/cache-policy',
    severity: 'rejects',
    source: api('CacheBehavior'),
    on: distribution,
    demand: 'a behaviour has a cache policy or forwarded values, never both',
    fix: 'Keep cache_policy_id, and put the rest into an origin request policy.',
    check: (resource) => behavioursOf(resource).map(policyProblem),
  }),
  rule({
    id: 'cloudfront/lifetimes',
    severity: 'rejects',
    source: api('CacheBehavior'),
    on: distribution,
    demand: 'the shortest lifetime is at most the default, and that at most the longest',
    fix: 'Put min_ttl, default_ttl and max_ttl in order.',
    check: (resource) =>
      behavioursOf(resource)
        .filter((block) => block.blocks('forwarded_values').length > 0)
        .flatMap(lifetimeProblems),
  }),
  rule({
    id: 'cloudfront/functions',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html',
    on: distribution,
    demand: 'a behaviour has one function an event, and those of CloudFront for viewers alone',
    fix: 'Keep one kind of function for viewer events; use Lambda@Edge for origin events.',
    check: (resource) => behavioursOf(resource).flatMap(functionProblems),
  }),
  rule({
    id: 'cloudfront/cookie-names',
    severity: 'rejects',
    source: api('CookiePreference'),
    on: distribution,
    demand: 'cookies of a list need the list',
    fix: 'Name the cookies in whitelisted_names, or set forward to none or all.',
    check: (resource) => behavioursOf(resource).map(cookieProblem),
  }),
];
