import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { apiOf, identityOf, membersOf, perModel, repeated } from '../apis';
import { unique } from '../define';

const stage = 'aws_apigatewayv2_stage';

const twins = perModel((api: Resource, model: Model) =>
  repeated(membersOf(model, stage, api).members, (one) => identityOf(one, 'name')),
);

/** That names of stages stand once in an API. */
export const stageUniqueRule = unique({
  id: 'stage/unique',
  severity: 'rejects',
  source: 'botocore 1.43.11, apigatewayv2 CreateStage',
  on: stage,
  demand: 'a stage must have a name of its own',
  fix: 'Rename one of the two.',
  at: 'name',
  within: 'in its API',
  twin: (resource, model) => {
    const api = apiOf(resource, model);
    return api && twins(api, model).get(resource);
  },
});
