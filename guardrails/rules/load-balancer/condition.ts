import { isList } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, atMost, rule } from '../define';
import { avoids, matches } from '../demands';
import { listenerRules } from './names';

const guide = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const kinds = ['host_header', 'path_pattern', 'http_request_method', 'source_ip', 'http_header', 'query_string'];
/** Kinds of which a rule takes one condition; of the others it takes several. */
const single = kinds.slice(0, 4);

const kindsIn = (condition: Body): string[] => kinds.filter((kind) => condition.has(kind) !== false);

function valuesIn(condition: Body): number {
  const queries = condition.blocks('query_string').length;
  const lists = kinds.flatMap((kind) => condition.blocks(kind)).map((block) => block.get('values'));
  return lists.reduce<number>((sum, list) => sum + (isList(list) ? list.length : 0), queries);
}

function kindProblems(resource: Resource): (string | false)[] {
  const found = resource.blocks('condition').map(kindsIn);
  return [
    ...found.map(
      (own) =>
        own.length !== 1 && `condition must be of one kind, was of ${own.length === 0 ? 'none' : own.join(' and ')}`,
    ),
    ...single.map(
      (kind) =>
        found.flat().filter((one) => one === kind).length > 1 && `condition of ${kind} must stand once, was twice`,
    ),
  ];
}

/** Rules about when a listener rule takes a request. */
export const listenerConditionRules = [
  rule({
    id: 'load-balancer/condition-kind',
    severity: 'rejects',
    source: guide,
    on: listenerRules,
    demand: 'a condition is of one kind, and a rule has one each of hosts, paths, methods and addresses',
    fix: 'Put the values into one condition; write two kinds as two conditions.',
    check: kindProblems,
  }),
  atMost({
    id: 'load-balancer/condition-values',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
    on: listenerRules,
    demand: 'the conditions of a rule have at most 5 values',
    fix: 'Make a second rule, or use wildcards.',
    at: 'condition',
    most: 5,
    unit: 'values',
    count: (resource) => resource.blocks('condition').reduce((sum, one) => sum + valuesIn(one), 0),
  }),
  argument({
    id: 'load-balancer/condition-host',
    severity: 'rejects',
    source: guide,
    on: listenerRules,
    at: 'condition.host_header.values[]',
    must: matches(/^[A-Za-z0-9.*?_-]{1,128}$/, 'be a host name, without scheme, port and path'),
    fix: 'Write for example *.example.com.',
  }),
  argument({
    id: 'load-balancer/condition-path',
    severity: 'rejects',
    source: guide,
    on: listenerRules,
    at: 'condition.path_pattern.values[]',
    must: avoids(/[\s{}#<>|\\^`]|:\/\//, 'be a path with * and ? as wildcards, without braces and spaces'),
    fix: 'Write for example /orders/*.',
  }),
  argument({
    id: 'load-balancer/condition-method',
    severity: 'rejects',
    source: guide,
    on: listenerRules,
    at: 'condition.http_request_method.values[]',
    must: matches(/^[A-Z_-]{1,40}$/, 'be capital letters, hyphens and underscores'),
    fix: 'Write for example GET.',
  }),
  argument({
    id: 'load-balancer/condition-header',
    severity: 'rejects',
    source: guide,
    on: listenerRules,
    at: 'condition.http_header.http_header_name',
    must: avoids(/^host$/i, 'not be Host, which host_header is for'),
    fix: 'Use host_header.',
  }),
];
