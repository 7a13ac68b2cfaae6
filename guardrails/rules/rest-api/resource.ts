import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, membersOf, perModel, repeated } from '../apis';
import { argument, rule, shown, unique } from '../define';
import { matches } from '../demands';
import { api, resourceType, restApiOf } from './api';

const siblingsOf = perModel((restApi, model) => {
  const { members } = membersOf(model, resourceType, restApi);
  return {
    twice: repeated(members, placeKey),
    variables: repeated(members.filter(isVariable), (one) => identityOf(one, 'parent_id')),
  };
});

const placeKey = (one: Resource): string | undefined => {
  const [parent, path] = [identityOf(one, 'parent_id'), one.get('path_part')];
  return parent === undefined || typeof path !== 'string' ? undefined : `${parent} ${path}`;
};

const isVariable = (one: Resource): boolean => /^\{.*\}$/.test(textOf(one.get('path_part')) ?? '');

/** Rules about `aws_api_gateway_resource`, and the quotas of a REST API. */
export const restResourceRules = [
  argument({
    id: 'rest-api/path-part-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-resource-path-part)',
    on: resourceType,
    at: 'path_part',
    must: matches(patterns.pathPart, 'be one segment of letters, digits and ._:,-, or one {variable}'),
    fix: 'Make each segment a resource of its own, without slashes.',
  }),
  unique({
    id: 'rest-api/path-part-unique',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: resourceType,
    demand: 'path_part must be unique under its parent',
    fix: 'Use one resource for the path.',
    at: 'path_part',
    within: 'under its parent',
    twin: (resource, model) => {
      const restApi = restApiOf(resource, model);
      return restApi && siblingsOf(restApi, model).twice.get(resource);
    },
  }),
  rule({
    id: 'rest-api/one-variable-sibling',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: resourceType,
    demand: 'a parent must have one {variable} child at most',
    fix: 'Use one variable for this level.',
    check: (resource, model) => {
      const restApi = restApiOf(resource, model);
      const earlier = restApi && siblingsOf(restApi, model).variables.get(resource);
      return (
        earlier &&
        earlier.get('path_part') !== resource.get('path_part') &&
        `path_part must be the only variable under its parent, ${shown(resource.get('path_part'))} stands beside ${shown(earlier.get('path_part'))} of ${earlier.address}`
      );
    },
  }),
  rule({
    id: 'rest-api/no-child-of-greedy',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: resourceType,
    demand: 'a greedy resource must have no children',
    fix: 'Put the child beside the greedy resource.',
    check: (resource, model) => {
      const parent = model.follow(resource, 'parent_id', resourceType);
      const path = textOf(parent?.get('path_part'));
      return (
        path !== undefined &&
        /^\{.*\+\}$/.test(path) &&
        `parent_id must not be a greedy resource, ${parent?.address} is ${shown(path)}`
      );
    },
  }),
  rule({
    id: 'rest-api/quotas',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    on: api,
    demand: 'a REST API must stay within its quotas: 300 resources, 10 stages, 10 authorizers',
    fix: 'Split the API.',
    check: (resource, model) =>
      (
        [
          [resourceType, 'resources', limits.restResources.value],
          ['aws_api_gateway_stage', 'stages', limits.stagesPerApi.value],
          ['aws_api_gateway_authorizer', 'authorizers', limits.authorizersPerApi.value],
        ] as const
      ).map(([type, what, most]) => {
        const { length } = membersOf(model, type, resource).members;
        return length > most && `must have at most ${most} ${what}, had ${length}`;
      }),
  }),
];
